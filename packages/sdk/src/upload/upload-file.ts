const endpoint = '/api/v1/public/uploads'
const pieceBytes = 512 * 1024

/** A file the server did not take, in its own words. */
export class RefusedUpload extends Error {
  override readonly name = 'RefusedUpload'
}

function detailOf(body: string): string | undefined {
  try {
    const problem: unknown = JSON.parse(body)
    return typeof problem === 'object' && problem !== null && 'detail' in problem ? String(problem.detail) : undefined
  } catch {
    return undefined
  }
}

/**
 * Sends a file in pieces and goes on after a lost signal (tus). Gives the upload's id, which an application then claims.
 * `onProgress` gets the share sent, 0 to 1. @throws RefusedUpload
 */
export async function uploadFile(file: File, language: string, onProgress?: (share: number) => void): Promise<string> {
  // Fetched by the first who uploads.
  const { Upload } = await import('tus-js-client')
  return new Promise((resolve, reject) => {
    const upload = new Upload(file, {
      endpoint,
      chunkSize: pieceBytes,
      retryDelays: [0, 1000, 3000, 10_000],
      headers: { 'accept-language': language },
      storeFingerprintForResuming: false,
      onProgress: (sent, total) => onProgress?.(total === 0 ? 1 : sent / total),
      onSuccess: () => resolve(upload.url?.split('/').at(-1) ?? ''),
      onError: (error) => {
        const response = 'originalResponse' in error ? error.originalResponse : null
        reject(new RefusedUpload(detailOf(response?.getBody() ?? '') ?? error.message))
      },
    })
    upload.start()
  })
}
