import { describe, expect, it } from 'vitest'
import { listStoryNames, readComponent, readStory } from './read-source'

const stories = `import { useState } from 'react'
import { Button, Select } from './index'
import type { StoryPage, StoryProps } from './story'

export const page: StoryPage = { components: ['Select'], group: 'forms' }

const options = [{ value: 'a', label: 'A' }]

const others = [1]

export function Usual({ say }: StoryProps) {
  const [value, setValue] = useState('a')

  return <Select label={say('Agama', 'Religion')} options={options} value={value} onChange={setValue} />
}

/** Says why,
 *  in two lines. */
export function Empty() {
  return <Button>–</Button>
}
`

const component = `import { NativeSelect } from '@mantine/core'

type SelectProps = {
  /** An empty text: nothing chosen. */
  value: string
}

/** A choice among few. */
export function Select({ value }: SelectProps) {
  return <NativeSelect value={value} />
}

/** Nothing but a size. */
export function Mark({ size = 20 }: { size?: number }) {
  return <i>{size}</i>
}
`

describe('the code of a story', () => {
  it('is found in the order of the file', () => {
    expect(listStoryNames(stories)).toEqual(['Usual', 'Empty'])
  })
  it('comes with what it uses, imported as a module imports it, and nothing else', () => {
    const { code } = readStory(stories, 'Usual')
    expect(code).toContain(
      "import { useState } from 'react'\nimport { Select } from '@sipelandukilat/ui'\n\nconst options",
    )
    expect(code).toContain('onChange={setValue} />\n}')
    expect(code).not.toMatch(/others|Button|page|Empty/)
  })
  it('says in words what its comment says', () => {
    expect(readStory(stories, 'Empty')).toEqual({
      comment: 'Says why, in two lines.',
      code: "import { Button } from '@sipelandukilat/ui'\n\nexport function Empty() {\n  return <Button>–</Button>\n}\n",
    })
  })
})

describe('what a component takes', () => {
  it('is its named type, with the comments of each', () => {
    expect(readComponent(component, 'Select')).toEqual({
      comment: 'A choice among few.',
      props: 'type SelectProps = {\n  /** An empty text: nothing chosen. */\n  value: string\n}',
    })
  })
  it('is its signature where the type has no name', () => {
    expect(readComponent(component, 'Mark').props).toBe('export function Mark({ size = 20 }: { size?: number })')
  })
})
