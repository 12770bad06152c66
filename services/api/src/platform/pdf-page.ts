import type { Language } from '@sipelandukilat/domain'
import type { Response } from 'express'
import PDFDocument from 'pdfkit'
import QRCode from 'qrcode'

const margin = 48
const grey = '#525252'
const line = '#9a9a9a'

export type PrintedRow = { label: string; value: string }

export type PdfPage = ReturnType<typeof createDocument>

/** Characters that the built-in fonts of PDF have; any other becomes a question mark rather than a wrong letter. */
export const printable = (text: string) =>
  text.normalize('NFC').replace(/[^\u0020-\u007e\u00a0-\u00ff–—‘’“”•…\n]/g, '?')

/**
 * A page of A4 in the office's sober look: title, lines of label and value, boxes to sign, a QR code, page numbers. The
 * fonts are those that every reader of PDF has, so nothing is embedded and a page weighs a few kilobytes.
 */
export function createDocument(options: { title: string; language: Language; author?: string }) {
  const document = new PDFDocument({
    size: 'A4',
    margin,
    bufferPages: true,
    lang: options.language,
    info: { Title: options.title, Author: options.author ?? 'Sipelandukilat', Creator: 'Sipelandukilat' },
  })
  const chunks: Buffer[] = []
  document.on('data', (chunk: Buffer) => chunks.push(chunk))
  const width = document.page.width - 2 * margin
  const room = (height: number) => {
    if (document.y + height > document.page.height - margin - 24) document.addPage()
  }

  return {
    heading(office: string, title: string, note?: string): void {
      document.font('Helvetica').fontSize(9).fillColor(grey).text(printable(office))
      document.font('Helvetica-Bold').fontSize(17).fillColor('black').text(printable(title))
      if (note) document.font('Helvetica').fontSize(9.5).fillColor(grey).text(printable(note))
      document.moveDown(0.6)
    },
    section(title: string): void {
      room(60)
      document.moveDown(0.4)
      document.font('Helvetica-Bold').fontSize(11.5).fillColor('black').text(printable(title))
      const { y } = document
      document
        .moveTo(margin, y + 2)
        .lineTo(margin + width, y + 2)
        .lineWidth(0.7)
        .strokeColor(line)
        .stroke()
      document.moveDown(0.5)
    },
    rows(rows: readonly PrintedRow[]): void {
      for (const { label, value } of rows) {
        const labelWidth = width * 0.38
        const height = Math.max(
          document
            .font('Helvetica')
            .fontSize(9.5)
            .heightOfString(printable(label), { width: labelWidth - 8 }),
          document
            .font('Helvetica')
            .fontSize(10)
            .heightOfString(printable(value), { width: width - labelWidth }),
        )
        room(height + 6)
        const { y } = document
        document
          .font('Helvetica')
          .fontSize(9.5)
          .fillColor(grey)
          .text(printable(label), margin, y, { width: labelWidth - 8 })
        document
          .fontSize(10)
          .fillColor('black')
          .text(printable(value), margin + labelWidth, y, { width: width - labelWidth })
        document.x = margin
        document.y = y + height + 5
      }
    },
    newPage(): void {
      document.addPage()
    },
    big(rows: readonly PrintedRow[]): void {
      for (const { label, value } of rows) {
        room(44)
        document.font('Helvetica').fontSize(9.5).fillColor(grey).text(printable(label))
        document.font('Courier-Bold').fontSize(20).fillColor('black').text(printable(value))
        document.moveDown(0.3)
      }
    },
    paragraph(text: string): void {
      room(30)
      document.font('Helvetica').fontSize(10).fillColor('black').text(printable(text), { width })
      document.moveDown(0.4)
    },
    /** The head of an office's paper: names in bold, address below, a double line. */
    letterhead(names: readonly string[], lines: readonly string[]): void {
      for (const name of names)
        document
          .font('Helvetica-Bold')
          .fontSize(13)
          .fillColor('black')
          .text(printable(name), { width, align: 'center' })
      for (const text of lines)
        document.font('Helvetica').fontSize(9).fillColor('black').text(printable(text), { width, align: 'center' })
      const y = document.y + 4
      document
        .moveTo(margin, y)
        .lineTo(margin + width, y)
        .lineWidth(2)
        .strokeColor('black')
        .stroke()
      document
        .moveTo(margin, y + 3)
        .lineTo(margin + width, y + 3)
        .lineWidth(0.6)
        .stroke()
      document.y = y + 16
    },
    centred(lines: readonly string[], { isBold = false }: { isBold?: boolean } = {}): void {
      room(18 * lines.length)
      for (const text of lines)
        document
          .font(isBold ? 'Helvetica-Bold' : 'Helvetica')
          .fontSize(11)
          .fillColor('black')
          .text(printable(text), margin, document.y, { width, align: 'center' })
      document.moveDown(0.8)
    },
    /** What a letter says under a word in the margin: `Menimbang: a. …`. */
    clauses(word: string, texts: readonly string[], { isNumbered = true }: { isNumbered?: boolean } = {}): void {
      const indent = 96
      texts.forEach((text, index) => {
        const whole = printable(isNumbered ? `${String.fromCodePoint(97 + index)}. ${text}` : text)
        const height = document
          .font('Helvetica')
          .fontSize(10)
          .heightOfString(whole, { width: width - indent })
        room(height + 4)
        const { y } = document
        document.fillColor('black')
        if (index === 0) document.text(printable(word), margin, y, { width: indent - 12 })
        document.text(whole, margin + indent, y, { width: width - indent, align: 'justify' })
        document.x = margin
        document.y = y + height + 4
      })
      document.moveDown(0.4)
    },
    /** Who signs, on the right, with room for signature and stamp between the lines above and below. */
    signing(above: readonly string[], below: readonly string[]): void {
      room(150)
      document.moveDown(1)
      const x = margin + width * 0.5
      const lines = (texts: readonly string[], isNamed: boolean) =>
        texts.forEach((text, index) => {
          document
            .font(isNamed && index === 0 ? 'Helvetica-Bold' : 'Helvetica')
            .fontSize(10)
            .fillColor('black')
            .text(printable(text), x, document.y, { width: width * 0.5 })
        })
      lines(above, false)
      document.y += 58
      lines(below, true)
      document.x = margin
      document.moveDown(1)
    },
    /** Places to sign, side by side, with room for a thumbprint. */
    signatures(labels: readonly string[]): void {
      room(110)
      document.moveDown(0.8)
      const { y } = document
      const each = width / labels.length
      labels.forEach((label, index) => {
        const x = margin + index * each
        document
          .font('Helvetica')
          .fontSize(9.5)
          .fillColor('black')
          .text(printable(label), x, y, { width: each - 12 })
        document
          .rect(x, y + 14, each - 12, 62)
          .lineWidth(0.6)
          .strokeColor(line)
          .stroke()
      })
      document.x = margin
      document.y = y + 88
    },
    async qrCode(content: string, caption: string): Promise<void> {
      const size = 96
      room(size + 24)
      const image = await QRCode.toBuffer(content, { margin: 1, errorCorrectionLevel: 'M', width: size * 3 })
      const { y } = document
      document.image(image, margin, y, { width: size })
      document
        .font('Helvetica')
        .fontSize(9)
        .fillColor(grey)
        .text(printable(caption), margin + size + 14, y + 8, { width: width - size - 14 })
      document.x = margin
      document.y = y + size + 10
    },
    /** The finished document. @param foot stands on each page beside its number */
    async finish(foot: string): Promise<Buffer> {
      const pages = document.bufferedPageRange()
      for (let index = 0; index < pages.count; index += 1) {
        document.switchToPage(index)
        document.page.margins.bottom = 0
        document
          .font('Helvetica')
          .fontSize(8)
          .fillColor(grey)
          .text(printable(`${foot} · ${index + 1}/${pages.count}`), margin, document.page.height - 34, { width })
      }
      const ended = new Promise<void>((resolve) => document.once('end', resolve))
      document.end()
      await ended
      return Buffer.concat(chunks)
    },
  }
}

/** Answers with a PDF that nobody stores on the way. */
export function sendPdf(response: Response, name: string, pdf: Buffer): void {
  response
    .status(200)
    .set({
      'Content-Type': 'application/pdf',
      'Content-Disposition': `inline; filename="${name}"`,
      'X-Content-Type-Options': 'nosniff',
      'Cache-Control': 'private, no-store',
    })
    .end(pdf)
}
