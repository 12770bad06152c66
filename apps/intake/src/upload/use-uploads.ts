import { useState } from 'react'

/** Whether files are still on their way: what goes out meanwhile would go without them. */
export function useUploads() {
  const [count, setCount] = useState(0)
  const track = async <T>(upload: Promise<T>): Promise<T> => {
    setCount((before) => before + 1)
    try {
      return await upload
    } finally {
      setCount((before) => before - 1)
    }
  }
  return { isUploading: count > 0, track }
}

export type TrackUpload = ReturnType<typeof useUploads>['track']
