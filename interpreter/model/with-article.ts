/** A party as a sentence names it: `the Holder`, but `The Holder` where the article is a part of the name. */
export function withArticle(name: string): string {
  return /^(?:The|An?) /.test(name) ? name : `the ${name}`;
}
