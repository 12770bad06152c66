import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { toStoryId } from '../src/address'
import { listStoryNames } from '../src/read-source'

const folder = join(import.meta.dirname, '../../../packages/ui/src')

/** Every page of stories, by the files of the kit. */
export const storyList = readdirSync(folder)
  .filter((file) => file.endsWith('.stories.tsx'))
  .map((file) => {
    const names = listStoryNames(readFileSync(join(folder, file), 'utf8'))
    return { pageId: file.slice(0, -'.stories.tsx'.length), names, storyIds: names.map(toStoryId) }
  })
