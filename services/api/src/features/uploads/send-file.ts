import type { Response } from 'express'

/** Sends a stored file as it is, with nothing in it run and nothing of it kept: photos and voices are shown, the rest is saved. */
export function sendFile(
  response: Response,
  { id, mediaType, bytes }: { id: string; mediaType: string; bytes: Buffer },
): void {
  const isShown = mediaType === 'image/jpeg' || mediaType.startsWith('audio/')
  response
    .status(200)
    .set({
      'Content-Type': mediaType,
      'Content-Length': String(bytes.length),
      'Content-Disposition': `${isShown ? 'inline' : 'attachment'}; filename="${id}"`,
      'Content-Security-Policy': "default-src 'none'; sandbox",
      'X-Content-Type-Options': 'nosniff',
      'Cache-Control': 'private, no-store',
    })
    .end(bytes)
}
