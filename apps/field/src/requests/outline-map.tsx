import { useMessages } from '@sipelandukilat/sdk'
import type { KeyboardEvent } from 'react'
import { priorityTone } from '../words/status-badges'
import { messages } from './messages'
import { labelRadius, type OutlinePicture, type PicturedDistrict } from './outline-picture'

type OutlineMapProps = { picture: OutlinePicture; onChoose: (districtCode: string) => void }

/** Districts as they lie, each with its people waiting; those where somebody waits are reached by the keyboard. */
export function OutlineMap({ picture, onChoose }: OutlineMapProps) {
  const t = useMessages(messages)
  const { width, height, districts, regencies } = picture
  const waiting = districts.filter(({ requests }) => requests > 0)
  return (
    // biome-ignore lint/a11y/useSemanticElements: a group of buttons drawn as a map has no element of its own
    <svg
      className='field-outlines'
      viewBox={`-4 -4 ${width + 8} ${height + 8}`}
      role='group'
      aria-label={t('map.outline.label')}
    >
      {districts
        .filter(({ requests }) => requests === 0)
        .map((district) => (
          <path key={district.code} d={district.path} className='field-outline'>
            <title>{district.name}</title>
          </path>
        ))}
      {waiting.map((district) => (
        <District key={district.code} district={district} onChoose={onChoose} />
      ))}
      {regencies.map((path) => (
        <path key={path.slice(0, 80)} d={path} className='field-outline-regency' aria-hidden />
      ))}
      {waiting.map(({ code, label, people, highestPriority }) => (
        <g key={code} className='field-outline-count' data-tone={priorityTone(highestPriority)} aria-hidden>
          <circle cx={label.x} cy={label.y} r={labelRadius} />
          <text x={label.x} y={label.y} dy='0.35em' textAnchor='middle'>
            {people}
          </text>
        </g>
      ))}
    </svg>
  )
}

function District({ district, onChoose }: { district: PicturedDistrict; onChoose: (districtCode: string) => void }) {
  const t = useMessages(messages)
  const choose = () => onChoose(district.code)
  const press = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' && event.key !== ' ') return
    event.preventDefault()
    choose()
  }
  return (
    // biome-ignore lint/a11y/useSemanticElements: SVG has no button
    <path
      d={district.path}
      className='field-outline'
      data-tone={priorityTone(district.highestPriority)}
      role='button'
      tabIndex={0}
      aria-label={t('map.tile', {
        district: district.name,
        people: district.people,
        requests: district.requests,
        priority: district.highestPriority,
      })}
      onClick={choose}
      onKeyDown={press}
    >
      <title>{district.name}</title>
    </path>
  )
}
