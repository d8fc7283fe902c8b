/** Answers of paged channels. */
import type { Page } from '../../shared/ipc/page.ts';

/** Answers pages of `total` rows, each made from its place. */
export function pagesOf<Row>(total: number, at: (index: number) => Row) {
  return ({ offset, limit }: { offset: number; limit: number }): Page<Row> => ({
    total,
    rows: Array.from({ length: Math.max(0, Math.min(limit, total - offset)) }, (_, index) => at(offset + index)),
  });
}
