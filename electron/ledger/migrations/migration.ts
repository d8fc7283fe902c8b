/** One numbered step of the ledger's schema. Released steps never change; a step imports nothing from the product. */
export interface Migration {
  readonly version: number;
  readonly name: string;
  readonly up: string;
}
