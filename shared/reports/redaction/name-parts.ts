/** First and last names by themselves: "ask Amara" tells who it is as well as the whole name does. */

const LEAST_LETTERS = 3;

/** Names that are everyday words at the beginning of a sentence, or words of this product. */
const WORDS = new Set(
  `Mark Will May June April Grant Rich Bill Frank Rose Hope Faith Grace Joy Dawn Price Young Long Short Best Good Day Page
  Case Root Lock Key Keys Bond Bank Post Law Gray Grey Green Brown White Black Major Chase Drew Art Sue Pat Rob Dean Guy
  Core Data Cloud Security Finance Team Support Office Service Desk Operations Admin Administrator Account Accounts Billing
  The And For Von Van Der Del Los San`.split(/\s+/),
);

export class NameParts {
  /** Words that may be a name: capital first. */
  static readonly WORD = /(?<![\p{L}\p{N}\p{M}])\p{Lu}[\p{L}\p{M}]{2,}(?![\p{L}\p{N}\p{M}])/gu;

  private readonly owners = new Map<string, string>();

  /** Learn the parts of a name. A part that several people share is masked as one of its own. */
  add(name: string, identity: string): void {
    const parts = name.split(/[\s,.'’-]+/u);
    if (parts.length < 2) return;
    for (const part of parts) {
      if (part.length < LEAST_LETTERS || WORDS.has(part) || !/^\p{Lu}/u.test(part)) continue;
      const owner = this.owners.get(part);
      this.owners.set(part, owner === undefined || owner === identity ? identity : part.toLowerCase());
    }
  }

  /** Whose name the word is a part of. */
  find(word: string): string | undefined {
    return this.owners.get(word);
  }
}
