import PDFDocument from 'pdfkit'
import { printable } from '../../../platform/pdf-page'

const margin = 36
export const boxSize = { width: 11.5, height: 13 }
const ink = 'black'
const faint = '#9a9a9a'
const shade = '#e6e6e6'

type Cell = { text: string; width: number; isBold?: boolean; size?: number }

/**
 * Pages of an official form: boxes for letters, lines to write on, tables, places to sign. Everything is in points; `y` is where
 * the next line begins, and a page ends by itself.
 */
export function createFormSheet(options: { title: string; isLandscape: boolean }) {
  const document = new PDFDocument({
    size: 'A4',
    layout: options.isLandscape ? 'landscape' : 'portrait',
    margin,
    bufferPages: true,
    lang: 'id',
    info: { Title: options.title, Author: 'Sipelandukilat', Creator: 'Sipelandukilat' },
  })
  const chunks: Buffer[] = []
  document.on('data', (chunk: Buffer) => chunks.push(chunk))
  const width = document.page.width - 2 * margin
  let y = margin

  const font = (size: number, isBold = false) =>
    document
      .font(isBold ? 'Helvetica-Bold' : 'Helvetica')
      .fontSize(size)
      .fillColor(ink)
  const frame = (x: number, top: number, w: number, h: number, colour = ink) =>
    document.rect(x, top, w, h).lineWidth(0.5).strokeColor(colour).stroke()

  return {
    left: margin,
    width,
    get y() {
      return y
    },
    set y(next: number) {
      y = next
    },
    /** Begins a page where so much does not fit on this one. */
    room(height: number): void {
      if (y + height <= document.page.height - margin - 16) return
      document.addPage()
      y = margin
    },
    heightOf(text: string, w: number, size: number, isBold = false): number {
      return font(size, isBold).heightOfString(printable(text), { width: w })
    },
    text(
      text: string,
      x: number,
      top: number,
      w: number,
      {
        size = 8.5,
        isBold = false,
        align = 'left',
      }: { size?: number; isBold?: boolean; align?: 'left' | 'center' | 'right' } = {},
    ): void {
      font(size, isBold).text(printable(text), x, top, { width: w, align })
    },
    frame,
    /** A grey bar with the title of a part. */
    bar(title: string): void {
      document.rect(margin, y, width, 14).fillColor(shade).fill()
      font(8.5, true).text(printable(title.toUpperCase()), margin + 4, y + 3.5, { width: width - 8 })
      y += 17
    },
    /** One letter in each box; what has no box stands behind them. Gives where the boxes end. */
    boxes(text: string, count: number, x: number, top: number): number {
      const letters = [...printable(text)]
      for (let index = 0; index < count; index += 1) {
        const left = x + index * boxSize.width
        frame(left, top, boxSize.width, boxSize.height)
        const letter = letters[index]
        if (letter)
          document
            .font('Courier-Bold')
            .fontSize(9)
            .fillColor(ink)
            .text(letter, left, top + 3, { width: boxSize.width, align: 'center', lineBreak: false })
      }
      const end = x + count * boxSize.width
      if (letters.length > count) font(8).text(letters.slice(count).join(''), end + 3, top + 3, { lineBreak: false })
      return end
    },
    tick(x: number, top: number, isChosen: boolean): void {
      frame(x, top, 8, 8)
      if (!isChosen) return
      document
        .moveTo(x + 1.5, top + 1.5)
        .lineTo(x + 6.5, top + 6.5)
        .moveTo(x + 6.5, top + 1.5)
        .lineTo(x + 1.5, top + 6.5)
        .lineWidth(1)
        .strokeColor(ink)
        .stroke()
    },
    dashed(x: number, top: number, w: number, h: number): void {
      document.rect(x, top, w, h).lineWidth(0.6).dash(2, { space: 2 }).strokeColor(faint).stroke().undash()
    },
    /** A row of framed cells, as high as the highest text or `least`. */
    cells(cells: readonly Cell[], least: number): void {
      const height = Math.max(
        least,
        ...cells.map(
          ({ text, width: w, size = 7, isBold = false }) =>
            font(size, isBold).heightOfString(printable(text), { width: w - 4 }) + 5,
        ),
      )
      this.room(height)
      let x = margin
      for (const { text, width: w, size = 7, isBold = false } of cells) {
        frame(x, y, w, height)
        font(size, isBold).text(printable(text), x + 2, y + 3, { width: w - 4 })
        x += w
      }
      y += height
    },
    /** The finished form; `foot` stands on each page beside its number. */
    async finish(foot: string): Promise<Buffer> {
      const pages = document.bufferedPageRange()
      for (let index = 0; index < pages.count; index += 1) {
        document.switchToPage(index)
        document.page.margins.bottom = 0
        font(7).text(printable(`${foot} · ${index + 1}/${pages.count}`), margin, document.page.height - 26, { width })
      }
      const ended = new Promise<void>((resolve) => document.once('end', resolve))
      document.end()
      await ended
      return Buffer.concat(chunks)
    },
  }
}

export type FormSheet = ReturnType<typeof createFormSheet>
