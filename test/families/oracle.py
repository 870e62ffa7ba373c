#!/usr/bin/env python3
"""The expected values of the families' scenarios, computed a second time without Tenor.

Fractions throughout; option values with mpmath at 40 digits, and with QuantLib where it is installed (Debian: python3-quantlib or
quantlib-python, for /usr/bin/python3). Run it by hand: python3 test/families/oracle.py
"""

from datetime import date, timedelta
from fractions import Fraction as F
from math import floor

checked = 0


def is_(what, got, want):
    global checked
    checked += 1
    assert F(got) == F(want), f"{what}: {float(got)} is not {float(F(want))}"


def half_up(x, step):
    step = F(step)
    return floor(F(x) / step + F(1, 2)) * step


# ------------------------------------------------------------------------------------------------ US Treasury CPP, section 13
class Cpp:
    """Price and number with section 13(F): thresholds each for itself, carries unrounded, the calculated price in the number's formula."""

    def __init__(self, price, number, par="0.01"):
        self.p, self.n, self.par = F(price), F(number), F(par)
        self.cp = self.cn = F(0)

    def price_to(self, required):
        change = max(self.par, self.p + (F(required) - self.p) + self.cp) - self.p
        if abs(change) >= F("0.01"):
            self.p, self.cp = half_up(self.p + change, "0.001"), F(0)
        else:
            self.cp = change

    def number_to(self, required):
        change = F(required) - self.n + self.cn
        if abs(change) >= F("0.1"):
            self.n, self.cn = half_up(self.n + change, "0.01"), F(0)
        else:
            self.cn = change

    def dividend(self, market, excess):
        market, excess = F(market), F(excess)
        required = self.p * (market - excess) / market
        calculated = max(self.par, half_up(required, "0.001"))
        number = self.n * self.p / calculated
        self.price_to(required)
        self.number_to(number)
        return self

    def release(self):
        if self.cp:
            self.p, self.cp = half_up(self.p + self.cp, "0.001"), F(0)
        if self.cn:
            self.n, self.cn = half_up(self.n + self.cn, "0.01"), F(0)
        return self

    def by_number(self, required):
        """13(A) and 13(B): the number first, the price from the calculated number."""
        calculated = half_up(required, "0.01")
        price = self.p * self.n / calculated
        self.number_to(required)
        self.price_to(price)
        return self

    def repurchase(self, outstanding, bought, paid, market):
        outstanding, bought, paid, market = map(F, (outstanding, bought, paid, market))
        required = self.p * (outstanding * market - paid) / ((outstanding - bought) * market)
        number = self.n * self.p / max(self.par, half_up(required, "0.001"))
        if required < self.p:
            self.price_to(required)
            self.number_to(number)
        return self

    def shows(self, what, price, number):
        is_(f"CPP {what}: price", self.p, price)
        is_(f"CPP {what}: number", self.n, number)


w = Cpp("13.30", 1000).dividend("16.11", "0.04")
w.shows("first dividend", "13.267", "1002.49")
w.dividend("17", "0.04").shows("second dividend", "13.236", "1004.84")
Cpp("13.30", 1000).dividend("17.36", "0.04").shows("Veterans Day", "13.269", "1002.34")
Cpp("12.868", 1000).dividend("32.10", "0.11").shows("T+2", "12.824", "1003.43")
Cpp("30", 1000).dividend("40", "0.20").shows("T+1", "29.85", "1005.03")
Cpp("20", 1000).dividend("50", "1").shows("property", "19.60", "1020.41")
is_("CPP: one dividend of a quarter", Cpp("13.30", 1000).dividend("20", "0.10").p, "13.234")
is_("CPP: both dividends of a quarter", Cpp("13.30", 1000).dividend("20", "0.30").p, "13.101")
w = Cpp("13.30", 1000).dividend("50", "0.03")
w.shows("less than a cent", "13.30", "1000.60")
w.dividend("50", "0.03").shows("then a cent", "13.284", "1001.20")
Cpp("10.01", 100).dividend("10.01", "0.01").shows("exactly at both thresholds", "10", "100.1")
Cpp("13.30", 1).dividend("16.11", "0.04").shows("one share", "13.267", "1")
w = Cpp("13.30", 1000).dividend("50", "0.03").release()
w.shows("released at an exercise", "13.292", "1000.60")
withheld = w.p * 100 / 50
is_("CPP: withheld", withheld, "26.584")
is_("CPP: in cash", (100 - withheld - floor(100 - withheld)) * (F("49.50") - w.p), "15.062528")
Cpp("10", 100).dividend("40", "0.05").shows("half goes up", "9.988", "100.12")
Cpp("2", 100).dividend("5", "5").shows("par", "0.01", "20000")
Cpp("2", 100).dividend("5", "4.975").shows("par exactly", "0.01", "20000")
w = Cpp("13.30", 1000).by_number(2000)
w.shows("two for one", "6.65", "2000")
w.by_number(200).shows("one for ten", "66.50", "200")
Cpp("13.30", 10).by_number(F("10.1")).shows("a tenth of a share", "13.168", "10.1")
Cpp("13.30", "9.9").by_number(F("9.999")).shows("less than a tenth", "13.167", "9.9")


def issue(outstanding, shares, consideration, market):
    outstanding, shares, consideration, market = map(F, (outstanding, shares, consideration, market))
    return 1000 * (outstanding + shares) / (outstanding + consideration / market)


Cpp("13.30", 1000).by_number(issue(10**8, 10**7, 80 * 10**6, 10)).shows("13(B)", "13.058", "1018.52")
Cpp("13.30", 1000).by_number(issue(10**8, 10**7, 50 * 10**6, 10)).shows("13(B), last day", "12.695", "1047.62")
Cpp("13.30", 1000).by_number(issue(10**8, 2 * 10**7, 140 * 10**6, 10)).shows("13(B), convertible", "12.635", "1052.63")
Cpp("13.30", 1000).repurchase(10**8, 10**7, 120_100_000, 10).shows("13(D)", "13.003", "1022.84")
Cpp("13.30", 1000).repurchase(10**8, 10**7, 80 * 10**6, 10).shows("13(D), below the market", "13.30", "1000")
Cpp("10", 100).repurchase(10**8, 10**7, 101_125_000, 10).shows("13(D), a tie", "9.988", "100.12")
Cpp("13.30", "10.01").by_number(F("10.01") * F("1.5")).shows("13(A), a tie", "8.864", "15.02")
Cpp("13.30", "10.01").by_number(F("10.01") * F("1.3")).shows("13(A), an odd hundredth", "10.233", "13.01")
Cpp("13.30", 10).by_number(issue(199_600_000, 500_000, 4_000_000, 10) / 100).shows("13(B), a tie", "13.287", "10")
Cpp("13.30", 10).by_number(issue(10**8, 10**7, 80 * 10**6, 10) / 100).shows("13(B), ten shares", "13.052", "10.19")
is_("CPP: a cent under 90%", half_up(issue(10**8, 10**7, 89_900_000, 10), "0.01"), "1009.27")
w = Cpp("13.30", 1).dividend("13.30", "0.0077501").dividend("13.30", "0.0077501")
is_("CPP: carried as an amount", w.p, "13.284")
w = Cpp("13.30", "9.9").by_number(F("9.999")).release()
is_("CPP: a number that waits", w.n - 1, 9)
is_("CPP: property and a quarter", half_up(F("13.30") * 19 / 20, "0.001"), "12.635")
withheld = F("13.30") * 101 / 20
is_("CPP: fraction less the price", (101 - withheld - 33) * (F("19.50") - F("13.30")), "5.177")
is_("CPP: fraction, price paid", (101 - withheld - 33) * F("19.50"), "16.2825")

# ---------------------------------------------------------------------------------------------------------------- SPAC public
TABLE = """60 .261 .281 .297 .311 .324 .337 .348 .358 .361
57 .257 .277 .294 .310 .324 .337 .348 .358 .361
54 .252 .272 .291 .307 .322 .335 .347 .357 .361
51 .246 .268 .287 .304 .320 .333 .346 .357 .361
48 .241 .263 .283 .301 .317 .332 .344 .356 .361
45 .235 .258 .279 .298 .315 .330 .343 .356 .361
42 .228 .252 .274 .294 .312 .328 .342 .355 .361
39 .221 .246 .269 .290 .309 .325 .340 .354 .361
36 .213 .239 .263 .285 .305 .323 .339 .353 .361
33 .205 .232 .257 .280 .301 .320 .337 .352 .361
30 .196 .224 .250 .274 .297 .316 .335 .351 .361
27 .185 .214 .242 .268 .291 .313 .332 .350 .361
24 .173 .204 .233 .260 .285 .308 .329 .348 .361
21 .161 .193 .223 .252 .279 .304 .326 .347 .361
18 .146 .179 .211 .242 .271 .298 .322 .345 .361
15 .130 .164 .197 .230 .262 .291 .317 .342 .361
12 .111 .146 .181 .216 .250 .282 .312 .339 .361
9 .090 .125 .162 .199 .237 .272 .305 .336 .361
6 .065 .099 .137 .178 .219 .259 .296 .331 .361
3 .034 .065 .104 .150 .197 .243 .286 .326 .361
0 0 0 .042 .115 .179 .233 .281 .323 .361"""
ROWS = {int(line.split()[0]): [F(cell) for cell in line.split()[1:]] for line in TABLE.splitlines()}


def months(start, end):
    for years in range(5, -1, -1):
        anniversary = end.replace(year=end.year - years)
        if start <= anniversary or years == 0:
            year = (anniversary - anniversary.replace(year=anniversary.year - 1)).days
            return 12 * years + F(12 * (anniversary - start).days, year)


def make_whole(m, price):
    m, price = min(F(60), max(F(0), F(m))), min(F(18), max(F(10), F(price)))
    low = min(57, int(m) // 3 * 3)
    column = min(7, int(price) - 10)
    in_row = lambda r: ROWS[r][column] + (ROWS[r][column + 1] - ROWS[r][column]) * (price - 10 - column)
    return in_row(low) + (in_row(low + 3) - in_row(low)) * (m - low) / 3


EXPIRY = date(2026, 3, 15)
is_("SPAC: months", months(date(2021, 10, 20), EXPIRY), "52.8")
is_("SPAC: interpolated", make_whole(months(date(2021, 10, 20), EXPIRY), "13.5"), "0.3135")
is_("SPAC: at a row and column", make_whole(months(date(2022, 3, 15), EXPIRY), 13), "0.301")
is_("SPAC: above", make_whole(48, 25), "0.361")
is_("SPAC: below", make_whole(48, 9), "0.241")
is_("SPAC: weighted by volume", make_whole(48, F(5 * 1000 * 13 + 5 * 3000 * 14, 20000)), "0.313")
is_("SPAC: split", half_up(F("11.50") / F("1.5"), "0.01"), "7.67")
is_("SPAC: stock dividend", half_up(F("7.67") * F("1.5") / F("1.575"), "0.01"), "7.30")
is_("SPAC: price of three", F("7.30") * 3 * F("1.575"), "34.4925")
is_("SPAC: combination", half_up(F("11.50") / F("0.8"), "0.01"), "14.38")
is_("SPAC: rights", (40 + 10 * (1 - F(9, 12))) / 40, "1.0625")
is_("SPAC: price after rights", half_up(F("11.50") / F("1.0625"), "0.01"), "10.82")
is_("SPAC: cheap raise", half_up(F("1.15") * F("9.10"), "0.01"), "10.47")
is_("SPAC: trigger", F("1.80") * F("9.10"), "16.38")
is_("SPAC: net", 1000 * (F(23) - F("11.50")) / 23, 500)
is_("SPAC: net, unregistered", 100 * (F(16) - F("11.50")) / 16, "28.125")

# ------------------------------------------------------------------------------------------------------------------------ PIPE
room = lambda limit, owned, outstanding: floor((F(limit) * outstanding - owned) / (1 - F(limit)))
is_("PIPE: room under 4.99%", room("0.0499", 400_000, 10_000_000), 104_199)
is_("PIPE: room under 9.99%", room("0.0999", 400_000, 10_000_000), 665_481)
is_("PIPE: exchange cap", F("0.1999") * 10_000_000 - 1_500_000, 499_000)
is_("PIPE: a quarter of it", F("0.1999") * 10_000_000 / 4, 499_750)
is_("PIPE: cashless", 1000 - F("0.001") * 1000 / 4, "999.75")
is_("PIPE: four days late", 50 * 10 * 4, 2000)
is_("PIPE: five days late", 50 * 10 * 4 + 50 * 20, 3000)
is_("PIPE: ratchet", half_up(10_000 * F(3) / F("2.99"), "0.01"), "10033.44")
is_("PIPE: reset", half_up(1000 * F(30) / 11, "0.01"), "2727.27")

# -------------------------------------------------------------------------------------------------------------- venture lender
N = half_up(F("0.05") * 3_000_000 / F("1.40"), 1)
is_("lender: coverage", N, 107_143)
is_("lender: second advance", half_up(N + F("0.05") * 1_000_000 / F("1.40"), 1), 142_857)
is_("lender: half a share", half_up(F("0.05") * 14 / F("1.40"), 1), 1)
is_("lender: cheaper round", half_up(N * F("1.40") / F("1.05"), 1), 142_857)
net = N - F("1.40") * N / F("4.20")
is_("lender: for cash, in shares", floor(net) * F("4.20"), "299997.60")
is_("lender: for cash, the fraction", (net - floor(net)) * F("4.20"), "2.80")
is_("lender: at the end", floor(2 * N - F("0.70") * 2 * N / 10), 199_285)

# ------------------------------------------------------------------------------------------------------------ price protection
average = lambda price, base, proceeds, issued: half_up(F(price) * (base + F(proceeds) / F(price)) / (base + issued), "0.0001")
is_("broad", average(2, 10_000_000, 2_000_000, 2_000_000), "1.8333")
is_("narrow", average(2, 5_000_000, 2_000_000, 2_000_000), "1.7143")
is_("a single share", average(2, 10_000_000, 1, 1), 2)
is_("half a hundredth of a cent", average(2, 10_000_000, 19_999_000, 10_000_000), 2)
is_("less than half", average(2, 10_000_000, 19_998_998, 10_000_000), "1.9999")
is_("options", average(2, 10_000_000, 1_000_000, 1_000_000), "1.9091")
is_("then shares", average("1.9091", 11_000_000, 1_000_000, 1_000_000), "1.8333")
is_("the number follows", half_up(100_000 * 2 / F("1.8333"), 1), 109_093)
is_("the number follows, narrow", half_up(100_000 * 2 / F("1.7143"), 1), 116_666)

# ----------------------------------------------------------------------------------------------------------------- Black-Scholes
DAYS = (date(2026, 6, 15) - date(2022, 3, 1)).days
is_("days to the Termination Date", DAYS, 1567)
# spot, strike, rate, volatility, years, value to 24 decimals: also in native.test.ts
OPTIONS = [
    ("5.20", "3", "0.015", "1", F(DAYS, 365), "4.078575047557043986552007"),
    ("5.20", "3", "0.015", "1", F(DAYS, 360), "4.091346483552662379598421"),
    ("100", "100", "0.05", "0.2", F(1), "10.450583572185566781651231"),
    ("1", "10", "0.03", "1.25", F(1, 4), "0.000054832831636369806665"),
    ("3", "3", "0", "1", F(5), "2.209342568151081808878672"),
]
try:
    import mpmath as m

    m.mp.dps = 40
    for spot, strike, rate, vol, years, want in OPTIONS:
        s, k, r, v = map(m.mpf, (spot, strike, rate, vol))
        t = m.mpf(years.numerator) / years.denominator
        d1 = (m.log(s / k) + (r + v * v / 2) * t) / (v * m.sqrt(t))
        got = s * m.ncdf(d1) - k * m.exp(-r * t) * m.ncdf(d1 - v * m.sqrt(t))
        assert abs(got - m.mpf(want)) < m.mpf("1e-23"), (spot, got)
        checked += 1
    # A hundred closing prices at 2.00 but for a week at 4.00: two returns of ln 2 among ninety-nine, of mean zero.
    vol = m.sqrt(252 * 2 * m.log(2) ** 2 / 98)
    assert abs(vol - m.mpf("1.571910052909")) < m.mpf("1e-12"), vol
    t = m.mpf(DAYS) / 365
    d1 = (m.log(m.mpf("5.20") / 3) + (m.mpf("0.015") + vol * vol / 2) * t) / (vol * m.sqrt(t))
    got = m.mpf("5.20") * m.ncdf(d1) - 3 * m.exp(-m.mpf("0.015") * t) * m.ncdf(d1 - vol * m.sqrt(t))
    assert abs(got - m.mpf("4.809248744569")) < m.mpf("1e-12"), got
    assert half_up(F("4.078575047557043986552007") * 1001, "0.01") == F("4082.65")
    # One return of ln 4, on the last of the hundred days.
    vol = m.sqrt(252 * m.log(4) ** 2 * (1 - m.mpf(1) / 99) / 98)
    assert abs(vol - m.mpf("2.211760663504")) < m.mpf("1e-12"), vol
    checked += 4
except ImportError:
    print("mpmath is not installed: option values not checked with it")
try:
    import math
    import QuantLib as ql

    for spot, strike, rate, vol, years, want in OPTIONS:
        s, k, r, v, t = map(float, (spot, strike, rate, vol, years))
        got = ql.blackFormula(ql.Option.Call, k, s * math.exp(r * t), v * math.sqrt(t), math.exp(-r * t))
        assert abs(got - float(want)) < 1e-11, (spot, got)
        checked += 1
except ImportError:
    print("QuantLib is not installed for this Python: option values not checked with it")

print(f"{checked} values agree")
