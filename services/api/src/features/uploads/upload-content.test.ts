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

test('names of packed objects without a stream are passed over in one go', async () => {
  expect(await refusalOf(pdf(Buffer.alloc(8_000_000, '/ObjStm ')))).toContain('tidak berisi halaman')
})

test.each([
  ['streams that hold nothing', Buffer.concat(Array(40_000).fill(packed('')))],
  ['streams that unpack to a hundred times their size', Buffer.concat(Array(20).fill(packed(' '.repeat(10_000_000))))],
])('a PDF of %s is left to who checks it, unpacked in part', async (_, objects) => {
  expect(await refusalOf(pdf(objects))).toBeUndefined()
})
