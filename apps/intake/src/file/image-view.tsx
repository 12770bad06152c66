import { useTexts } from '@sipelandukilat/sdk'
import { ActionIcon, Button, Group, IconMinus, IconPlus, IconRotateClockwise, Text } from '@sipelandukilat/ui'
import { type KeyboardEvent, useState } from 'react'
import './file.css'
import { fileTexts } from '../texts/texts'

const zoomStep = 0.25
const zoomRange = { least: 0.5, most: 4 }

/** One picture, enlarged and turned by buttons or keys. */
export function ImageView({ address, name }: { address: string; name: string }) {
  const t = useTexts(fileTexts)
  const [zoom, setZoom] = useState(1)
  const [turns, setTurns] = useState(0)
  const [failures, setFailures] = useState<{ count: number; isShown: boolean }>({ count: 0, isShown: false })
  const zoomBy = (step: number) => setZoom(Math.min(zoomRange.most, Math.max(zoomRange.least, zoom + step)))
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === '+' || event.key === '=') zoomBy(zoomStep)
    else if (event.key === '-') zoomBy(-zoomStep)
    else if (event.key === 'r') setTurns(turns + 1)
    else return
    event.preventDefault()
  }
  return (
    <>
      <Group gap={4} className='ui-no-print'>
        <ActionIcon variant='default' size={36} aria-label={t('zoomOut')} onClick={() => zoomBy(-zoomStep)}>
          <IconMinus size={18} aria-hidden />
        </ActionIcon>
        <ActionIcon variant='default' size={36} aria-label={t('zoomIn')} onClick={() => zoomBy(zoomStep)}>
          <IconPlus size={18} aria-hidden />
        </ActionIcon>
        <ActionIcon variant='default' size={36} aria-label={t('rotate')} onClick={() => setTurns(turns + 1)}>
          <IconRotateClockwise size={18} aria-hidden />
        </ActionIcon>
        <Text size='sm' c='dimmed'>
          {t('viewerHint')}
        </Text>
      </Group>
      {failures.isShown ? (
        <Group>
          <Text role='alert'>{t('imageFailed')}</Text>
          <Button
            size='compact-sm'
            variant='default'
            onClick={() => setFailures({ count: failures.count + 1, isShown: false })}
          >
            {t('reload')}
          </Button>
        </Group>
      ) : (
        // biome-ignore lint/a11y/useSemanticElements: an image within a box that scrolls and listens to keys
        <div
          className='intake-image'
          role='group'
          aria-label={name}
          // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by the keyboard
          tabIndex={0}
          onKeyDown={onKeyDown}
        >
          <img
            key={failures.count}
            src={address}
            alt={name}
            style={{ inlineSize: `${zoom * 100}%`, transform: `rotate(${turns * 90}deg)` }}
            onError={() => setFailures({ ...failures, isShown: true })}
          />
        </div>
      )}
    </>
  )
}
