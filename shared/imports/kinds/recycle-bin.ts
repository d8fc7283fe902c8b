/** Which groups of a KeePass database hold deleted entries. A CSV export shows it by name and place alone. */
import { nameKey } from '../../text/compare.ts';

/** What KeePass and KeePassXC call the recycle bin that they make, in their languages. */
const NAMES = new Set(
  [
    'Recycle Bin',
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
  ].map(nameKey),
);

/** Names that only sound like one: shown, not judged. */
const DOUBTFUL = /\b(old|archive[ds]?|alt|deleted|gelöscht|obsolete|unused|retired|trash|bin)\b/iu;

/** Is one of these groups (outermost first, the root among them) the recycle bin? It is a child of the root, never deeper. */
export function inRecycleBin(path: readonly string[]): boolean {
  return path.length > 1 && NAMES.has(nameKey(path[1] ?? ''));
}

/** Does the name of a group on this path sound like a place for deleted entries? */
export function soundsDeleted(path: readonly string[]): boolean {
  return path.some((name) => DOUBTFUL.test(name) || NAMES.has(nameKey(name)));
}
