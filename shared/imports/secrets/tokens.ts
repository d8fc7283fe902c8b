/** Keys and tokens that their makers begin with letters of their own, so that they are known at sight. */
import { wordiness } from './word-like.ts';

/** Beginning and the fewest characters behind it. Whatever follows has to be random, since names begin like this too. */
const BEGINNINGS: readonly (readonly [beginning: string, rest: number])[] = [
  // Source and packages
  ['gh[pousr]_', 16],
  ['github_pat_', 16],
  ['gl(?:pat|ptt|soat|dt|rt|cbt|ft|imt|agent|oas|ffct|wt)-', 12],
  ['ATBB', 20],
  ['npm_', 20],
  ['pypi-', 16],
  ['rubygems_', 20],
  ['oy2', 40],
  ['dckr_[op]at_', 16],
  ['sgp_', 20],
  ['CFPAT-', 20],
  ['sntry[su]_', 16],
  ['bku[at]_', 16],
  ['CCIPAT_', 16],
  ['AKCp', 40],
  // Talk and work
  ['xox[abceoprs]-', 10],
  ['xoxe\\.', 10],
  ['xapp-', 10],
  ['xwfp-', 10],
  ['AT[AC]TT3', 20],
  ['lin_(?:api|oauth)_', 16],
  ['(?:secret|ntn)_', 30],
  ['PMAK-', 20],
  ['figd_', 16],
  ['tfp_', 16],
  ['pat-(?:na|eu)\\d-', 20],
  // Money
  ['[srp]k_(?:live|test|prod)_', 8],
  ['whsec_', 16],
  ['shp(?:at|ca|pa|ss|tka)_', 16],
  ['sq0[a-z]{3}-', 16],
  ['EAA', 40],
  ['EZ[AT]K', 30],
  ['xkeysib-', 20],
  ['key-', 32],
  // Models
  ['sk-', 20],
  ['hf_', 20],
  ['api_org_', 20],
  ['gsk_', 20],
  ['r8_', 20],
  ['pplx-', 20],
  ['xai-', 20],
  ['nvapi-', 20],
  ['lsv2_(?:pt|sk)_', 20],
  // Clouds and operations
  ['AIza', 30],
  ['ya29\\.', 10],
  ['GOCSPX-', 16],
  ['1//0', 30],
  ['do[opr]_v1_', 20],
  ['hv[sbr]\\.', 20],
  ['gl(?:sa|c)_', 16],
  ['dapi', 32],
  ['dp\\.(?:pt|st|ct|sa|scim|audit)\\.', 20],
  ['pul-', 32],
  ['sb[ps]_', 24],
  ['tskey-', 12],
  ['f[om]\\d_', 20],
  ['rnd_', 20],
  ['NRAK-', 16],
  ['NR(?:II|JS)-', 16],
  ['ph[cx]_', 20],
  ['dt0[a-z]\\d\\d\\.', 20],
  ['AVNS_', 12],
  ['pscale_(?:tkn|pw|oauth)_', 20],
  ['vcp_', 20],
  ['v1\\.0-', 30],
  ['CLOJARS_', 30],
  ['LTAI', 16],
  ['p8e-', 24],
  ['ABSK', 60],
  ['bedrock-api-key-', 20],
  ['amzn\\.mws\\.', 20],
  ['amzn1\\.oa2-cs\\.v1\\.', 20],
  ['ops_ey', 10],
  ['SK(?=[0-9a-f]{32}\\b)', 30],
];
const BEGUN = new RegExp(
  `(?<![A-Za-z0-9])(?:${BEGINNINGS.map(([beginning, rest]) => `${beginning}(?=[\\w.+/=~-]{${rest}})`).join('|')})([\\w.+/=~-]+)`,
  'g',
);

/** Shapes that are unmistakable whatever they hold. */
const SHAPES: readonly RegExp[] = [
  /(?<![\w-])ey[JK][\w-]{8,}\.[\w-]{8,}/,
  /\bSG\.[\w-]{16,}\.[\w-]{16,}/,
  /\b(IQoJb3JpZ2lu|FwoGZXIvYXdz|FQoGZXIvYXdz)[\w+/=-]{10,}/,
  /\bA3-[A-Z0-9]{6}-(?:[A-Z0-9]{11}|[A-Z0-9]{6}-[A-Z0-9]{5})-/,
  /\.atlasv1\.[\w-]{20,}/,
  /T3BlbkFJ[\w-]{10,}/,
  /(?<![\w~.-])[\w~.]{3}\dQ~[\w~.-]{31,}/,
  /\b\d{8,10}:AA[\w-]{32,}/,
  /\bSSWS\s+\S{20,}/,
];
const ANY_SHAPE = anyOf(SHAPES, '');
/** The same in any case of their letters. */
const WORDED: readonly RegExp[] = [
  /hooks\.slack\.com\/(?:services|workflows)\/\w+/,
  /discord(?:app)?\.com\/api\/webhooks\/\d+\//,
  /webhook\.office\.com\/webhookb2\//,
  /\bbearer\s+[\w.~+/-]{16,}/,
  /\bauthorization:\s*basic\s+[\w+/=]{8,}/,
  /\b(?:accountkey|sharedaccesskey)=[\w+/=]{20,}/,
  /[?&](?:sig|signature|x-amz-signature|x-amz-security-token|access_token|refresh_token|client_secret|api_?key|secret)=[^&\s]{8,}/,
];
const ANY_WORDED = anyOf(WORDED, 'i');

function anyOf(shapes: readonly RegExp[], flags: string): RegExp {
  return new RegExp(shapes.map(({ source }) => source).join('|'), flags);
}

/** No token is shorter. */
const FEWEST_CHARS = 16;

/** Is there a token in the text that shows what it is? */
export function tokenIn(text: string): boolean {
  if (text.length < FEWEST_CHARS) return false;
  if (ANY_SHAPE.test(text) || ANY_WORDED.test(text)) return true;
  for (const [, rest = ''] of text.matchAll(BEGUN)) if (wordiness(rest) < 0 || !/[a-z]{3}/i.test(rest)) return true;
  return false;
}
