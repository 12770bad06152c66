import { deflateSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { Problem } from '../../platform/problem'
import { acceptUpload } from './upload-content'

const pdf = (objects: string | Buffer) =>
  Buffer.concat([Buffer.from('%PDF-1.5\n'), Buffer.from(objects), Buffer.from('\ntrailer<</Root 1 0 R>>\n%%EOF')])
const packed = (objects: string) =>
  Buffer.concat([
    Buffer.from('4 0 obj<</Type/ObjStm/N 1/First 4/Filter/FlateDecode>>stream\n'),
    deflateSync(objects),
    Buffer.from('\nendstream endobj'),
  ])
const noPage = '2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj'
const onePage = '3 0 obj<</Type /Page /Parent 2 0 R>>endobj'

const refusalOf = (bytes: Buffer) =>
  acceptUpload(bytes).then(
    () => undefined,
    (error) => (error instanceof Problem ? error.toDocument('id', '').detail : error),
  )

test('a PDF without pages is refused in words, wherever its objects lie', async () => {
  for (const bytes of [pdf(noPage), pdf(packed(noPage)), pdf('')])
    expect(await refusalOf(bytes)).toContain('tidak berisi halaman')
})

test('a PDF with a page is kept as it is; what is packed in another way is not refused for that', async () => {
  const unreadable = Buffer.from('4 0 obj<</Type/ObjStm/Filter/LZWDecode>>stream\nabc\nendstream endobj')
  for (const bytes of [pdf(onePage), pdf(packed(onePage)), pdf(unreadable)])
    expect(await acceptUpload(bytes)).toEqual({ bytes, mediaType: 'application/pdf' })
})
