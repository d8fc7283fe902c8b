/** Names that recycle bins have in the languages of the password managers. */
const NAMES = new Set(
  [
    'Recycle Bin',
    'Trash',
    'Bin',
    'Deleted',
    'Deleted Items',
    'Backup',
    'Papierkorb',
    'Corbeille',
    'Papelera',
    'Papelera de reciclaje',
    'Cestino',
    'Prullenbak',
    'Lixeira',
    'Reciclagem',
    'Papperskorgen',
    'Papperskorg',
    'Papirkurv',
    'Roskakori',
    'Kosz',
    'Koš',
    'Lomtár',
    'Coș de reciclare',
    'Кошик',
    'Корзина',
    '回收站',
    '資源回收筒',
    'ごみ箱',
    '휴지통',
    'Geri Dönüşüm Kutusu',
    'Κάδος Ανακύκλωσης',
  ].map((name) => name.toLowerCase()),
);

/** Names that only sound like one: shown, not judged. */
const DOUBTFUL = /\b(old|archive[ds]?|alt|deleted|gelöscht|obsolete|unused|retired)\b/i;

export type BinVerdict = 'bin' | 'doubtful' | 'no';

/** Is a group on this path (outermost first) a recycle bin, by name alone? */
export function binVerdict(path: readonly string[]): BinVerdict {
  if (path.some((name) => NAMES.has(name.trim().toLowerCase()))) return 'bin';
  return path.some((name) => DOUBTFUL.test(name)) ? 'doubtful' : 'no';
}
