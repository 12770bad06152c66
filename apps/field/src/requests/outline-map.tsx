import { useTexts } from '@sipelandukilat/sdk'
import type { KeyboardEvent } from 'react'
import { priorityTone } from '../status/status-badges'
import { requestsTexts } from '../texts/texts'
import { labelRadius, type OutlinePicture, type PicturedArea } from './outline-picture'

type OutlineMapProps = { picture: OutlinePicture; onChoose: (code: string) => void }

/** Regions of one level as they lie, each with its people waiting; those where somebody waits are reached by the keyboard. */
export function OutlineMap({ picture, onChoose }: OutlineMapProps) {
  const t = useTexts(requestsTexts)
  const { width, height, areas, borders } = picture
  const waiting = areas.filter(({ requests }) => requests > 0)
  return (
    // biome-ignore lint/a11y/useSemanticElements: a group of buttons drawn as a map has no element of its own
    <svg
      className='field-outlines'
      viewBox={`-4 -4 ${width + 8} ${height + 8}`}
      role='group'
      aria-label={t('map.outline.label')}
    >
      {areas
        .filter(({ requests }) => requests === 0)
        .map((area) => (
          <path key={area.code} d={area.path} className='field-outline'>
            <title>{area.name}</title>
          </path>
        ))}
      {waiting.map((area) => (
        <Area key={area.code} area={area} onChoose={onChoose} />
      ))}
      {borders.map((path) => (
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

function Area({ area, onChoose }: { area: PicturedArea; onChoose: (code: string) => void }) {
  const t = useTexts(requestsTexts)
  const choose = () => onChoose(area.code)
  const press = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' && event.key !== ' ') return
    event.preventDefault()
    choose()
  }
  return (
    // biome-ignore lint/a11y/useSemanticElements: SVG has no button
    <path
      d={area.path}
      className='field-outline'
      data-tone={priorityTone(area.highestPriority)}
      role='button'
      tabIndex={0}
      aria-label={t('map.tile', {
        district: area.name,
        people: area.people,
        requests: area.requests,
        priority: area.highestPriority,
      })}
      onClick={choose}
      onKeyDown={press}
    >
      <title>{area.name}</title>
    </path>
  )
}
