"""Writes oracle-exchange.json and oracle-banking.json. How and why: README.md."""

import json
import pathlib

import QuantLib as ql

FIRST, LAST = ql.Date(1, 1, 1990), ql.Date(31, 12, 2030)


def holidays(market):
    days = ql.Calendar.holidayList(ql.UnitedStates(market), FIRST, LAST, False)
    by_year = {}
    for day in days:
        by_year.setdefault(str(day.year()), []).append(day.ISO()[5:])
    return {year: " ".join(days) for year, days in by_year.items()}


def write(name, market):
    made = {"source": f"QuantLib {ql.__version__}, UnitedStates.{market}", "first": 1990, "last": 2030}
    made["holidays"] = holidays(getattr(ql.UnitedStates, market))
    path = pathlib.Path(__file__).parent / f"oracle-{name}.json"
    path.write_text(json.dumps(made, indent=2) + "\n")


write("exchange", "NYSE")
write("banking", "FederalReserve")
