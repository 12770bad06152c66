import sharp from 'sharp'

const drawing = (accent: string, lines: number) => `<svg xmlns="http://www.w3.org/2000/svg" width="900" height="600">
  <rect width="900" height="600" fill="#d8d4cb"/>
  <g transform="rotate(-1.5 450 300)"><rect x="50" y="40" width="800" height="520" rx="10" fill="#fdfdf8" stroke="#999"/>
  <rect x="50" y="40" width="800" height="70" fill="${accent}" opacity=".85"/>
  ${Array.from({ length: lines }, (_, index) => `<rect x="90" y="${150 + index * 34}" width="${320 + ((index * 137) % 380)}" height="12" rx="4" fill="#6b7280" opacity=".55"/>`).join('')}
  <rect x="690" y="400" width="120" height="120" fill="none" stroke="#6b7280" stroke-width="4"/></g></svg>`

/** Pictures that stand for photographed documents: lines instead of writing, so that no one's data is shown. */
export async function demoPhotos(): Promise<Buffer[]> {
  return Promise.all(
    [drawing('#7da7d9', 11), drawing('#c9a66b', 9), drawing('#8fbf8f', 12)].map((svg) =>
      sharp(Buffer.from(svg)).jpeg({ quality: 70 }).toBuffer(),
    ),
  )
}

/** A PDF that stands for an issued document: one page that says it is a sample. */
export const demoPdf: Buffer = (() => {
  const text = 'BT /F1 28 Tf 90 700 Td (CONTOH - bukan dokumen resmi) Tj ET'
  const objects = [
    '<</Type/Catalog/Pages 2 0 R>>',
    '<</Type/Pages/Kids[3 0 R]/Count 1>>',
    '<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>',
    `<</Length ${text.length}>>stream\n${text}\nendstream`,
    '<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>',
  ]
  let body = '%PDF-1.4\n'
  const offsets = objects.map((object, index) => {
    const offset = body.length
    body += `${index + 1} 0 obj${object}endobj\n`
    return offset
  })
  const start = body.length
  body += `xref\n0 6\n0000000000 65535 f \n${offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('')}trailer<</Size 6/Root 1 0 R>>\nstartxref\n${start}\n%%EOF\n`
  return Buffer.from(body, 'latin1')
})()
