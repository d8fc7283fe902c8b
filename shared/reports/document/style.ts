/** The look of an evidence pack, on a screen and on paper. Inside the file, since the file loads nothing. */

/** A font to carry inside the file, as base64 of its WOFF2; without one the system's own is used. */
export interface ReportFont {
  readonly name: string;
  readonly woff2Base64: string;
}

export function styleSheet(font: ReportFont | null): string {
  const face =
    font === null
      ? ''
      : `@font-face{font-family:"${font.name}";src:url(data:font/woff2;base64,${font.woff2Base64}) format("woff2");font-weight:100 900;font-display:block}`;
  return `${face}:root{--font:${font === null ? '' : `"${font.name}",`}system-ui,-apple-system,"Segoe UI",sans-serif}${RULES}`;
}

const RULES = `
:root{color-scheme:light;--ink:#15181d;--quiet:#5a6270;--line:#d9dde3;--soft:#f4f6f8;--accent:#1f4f8f;
--critical:#9b1c1c;--high:#b4470b;--medium:#7a5b00;--low:#3d5570;--unknown:#5b3f8c;--fine:#1d6b42}
*{box-sizing:border-box}
html{-webkit-print-color-adjust:exact;print-color-adjust:exact}
body{font:400 9.5pt/1.45 var(--font);color:var(--ink);margin:0;font-feature-settings:"tnum","cv05"}
main,.cover{max-width:178mm;margin:0 auto;padding:0 6mm}
h1,h2,h3,h4{font-weight:600;line-height:1.2;margin:0;break-after:avoid}
h2{font-size:17pt;letter-spacing:-.01em;margin:0 0 1.5mm}
h3{font-size:11.5pt;margin:6mm 0 1.5mm}
h4{font-size:9.5pt;margin:3mm 0 1mm}
p{margin:0 0 2mm;max-width:150mm}
a{color:inherit;text-decoration:none}
section.part{padding-top:14mm}
.lead{color:var(--quiet);font-size:10.5pt;margin-bottom:5mm}
.quiet{color:var(--quiet)}
.small{font-size:8pt}
.mono{font-family:ui-monospace,"SFMono-Regular",Menlo,Consolas,"DejaVu Sans Mono",monospace;font-size:.86em;overflow-wrap:anywhere}
.num{font-variant-numeric:tabular-nums;white-space:nowrap}
.right{text-align:right}
.cover{min-height:262mm;display:flex;flex-direction:column;padding-top:30mm;padding-bottom:8mm}
.cover .mark{font-size:10pt;font-weight:600;letter-spacing:.02em;color:var(--accent)}
.cover h1{font-size:32pt;letter-spacing:-.025em;line-height:1.08;margin:42mm 0 5mm;max-width:150mm}
.cover .of{font-size:13pt;color:var(--quiet);max-width:140mm}
.cover dl{display:grid;grid-template-columns:34mm 1fr;gap:1.6mm 4mm;margin:22mm 0 0;border-top:1.5px solid var(--ink);padding-top:5mm}
.cover dt{color:var(--quiet)}
.cover dd{margin:0}
.cover .notice{margin-top:auto;font-size:8.5pt;color:var(--quiet);max-width:130mm}
.edition{display:inline-block;border:1.2px solid currentColor;border-radius:2px;padding:.2mm 2mm;font-weight:600;font-size:8.5pt}
.contents ol{list-style:none;padding:0;margin:6mm 0 0}
.contents li{display:grid;grid-template-columns:9mm 1fr auto;gap:2mm;padding:2.1mm 0;border-bottom:1px solid var(--line)}
.contents li .quiet{font-size:8.5pt}
.tiles{display:grid;grid-template-columns:repeat(4,1fr);border-top:1.5px solid var(--ink);margin:4mm 0 6mm}
.tile{padding:3mm 3mm 3.5mm 0;border-bottom:1px solid var(--line)}
.tile b{display:block;font-size:19pt;font-weight:600;letter-spacing:-.02em;line-height:1.15}
.tile span{color:var(--quiet);font-size:8.5pt;display:block;padding-right:3mm}
table{border-collapse:collapse;width:100%;font-size:8.5pt;line-height:1.36}
caption{text-align:left;font-weight:600;padding-bottom:1.5mm}
thead{display:table-header-group}
tr{break-inside:avoid}
h3+p,h3+p+p{break-after:avoid}
td,.facts{font-kerning:none;font-variant-ligatures:none}
th{font-weight:600;text-align:left;vertical-align:bottom;border-bottom:1.2px solid var(--ink);padding:1mm 2.5mm 1mm 0;font-size:8pt}
td{vertical-align:top;border-bottom:1px solid var(--line);padding:1.1mm 2.5mm 1.1mm 0}
th.right,td.right{text-align:right}
th:last-child,td:last-child{padding-right:0}
td.wide{overflow-wrap:anywhere}
.sev{font-weight:600;white-space:nowrap}
.sev.critical{color:var(--critical)}.sev.high{color:var(--high)}.sev.medium{color:var(--medium)}.sev.low,.sev.info{color:var(--low)}
.sev.unknown{color:var(--unknown)}.sev.fine{color:var(--fine)}
.src{color:var(--quiet);font-size:7.5pt;white-space:nowrap}
.lines{margin:1mm 0 2mm}
.lines .sev{display:inline-block;min-width:14mm}
.account{padding-top:2.5mm;margin-top:4mm;font-size:8.5pt;border-top:1.2px solid var(--ink)}
.account header{display:flex;justify-content:space-between;align-items:baseline;gap:4mm;break-after:avoid}
.account h3{margin:0;font-size:11.5pt}
.account p{max-width:none;margin-bottom:1mm}
.account ul{margin:1mm 0 1.5mm;padding-left:4mm}
.account li{margin-bottom:.2mm}
.facts{columns:2;column-gap:6mm;margin:1mm 0 0;break-inside:avoid;border-top:1px solid var(--line);padding-top:1mm;font-size:7.8pt;line-height:1.32}
.facts div{break-inside:avoid;display:grid;grid-template-columns:27mm 1fr;gap:2mm;padding:.25mm 0}
.facts dt{color:var(--quiet)}
.facts dd{margin:0;overflow-wrap:anywhere}
.bars{display:grid;grid-template-columns:26mm 1fr 12mm;gap:1.2mm 3mm;align-items:center;max-width:130mm;margin:2mm 0 5mm}
.bars i{display:block;height:3.2mm;border-radius:1px;background:currentColor;min-width:1px}
.case{break-before:auto;margin-top:6mm}
.sign{display:grid;grid-template-columns:1fr 1fr;gap:14mm;margin-top:16mm;break-inside:avoid}
.sign div{border-top:1px solid var(--ink);padding-top:1.5mm;font-size:8.5pt;color:var(--quiet)}
@page{size:A4;margin:17mm 16mm 18mm;
@bottom-left{content:var(--running,"");font:7.5pt sans-serif;color:#5a6270}
@bottom-right{content:counter(page) " / " counter(pages);font:7.5pt sans-serif;color:#5a6270}}
@page:first{@bottom-right{content:""}@bottom-left{content:""}}
@media screen{body{background:#eceff2;padding:8mm 0}main,.cover{background:#fff;max-width:210mm;padding-left:16mm;padding-right:16mm}
.cover{margin-bottom:6mm}main{padding-bottom:20mm}}
@media print{main,.cover{max-width:none;padding-left:0;padding-right:0}.contents{break-after:page}.cover{break-after:page;min-height:255mm;padding-top:18mm}
section.part{break-before:page;padding-top:0}section.part.run-on{break-before:auto;padding-top:10mm}}
`;
