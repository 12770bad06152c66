import { Button, Group, Text } from '@sipelandukilat/ui'
import { type PointerEvent, useRef, useState } from 'react'
import { useTexts } from '../language/texts'
import { handoverTexts } from '../texts/texts'

const size = { width: 640, height: 200 }

/**
 * A place to sign with finger, pen or mouse; each stroke gives the whole signature anew as a small PNG. Who cannot draw
 * chooses another proof beside it.
 */
export function SignaturePad({ onChange }: { onChange: (signature: File | undefined) => void }) {
  const t = useTexts(handoverTexts)
  const canvas = useRef<HTMLCanvasElement>(null)
  const isDrawing = useRef(false)
  const [isSigned, setIsSigned] = useState(false)
  const draw = (event: PointerEvent<HTMLCanvasElement>, begin: boolean) => {
    const context = canvas.current?.getContext('2d')
    if (!context) return
    const box = event.currentTarget.getBoundingClientRect()
    const x = ((event.clientX - box.left) / box.width) * size.width
    const y = ((event.clientY - box.top) / box.height) * size.height
    if (begin) {
      context.lineWidth = 3
      context.lineCap = 'round'
      context.beginPath()
      context.moveTo(x, y)
    }
    context.lineTo(x, y)
    context.stroke()
  }
  const finish = () => {
    if (!isDrawing.current) return
    isDrawing.current = false
    setIsSigned(true)
    canvas.current?.toBlob((blob) => {
      if (blob) onChange(new File([blob], 'tanda-tangan.png', { type: 'image/png' }))
    })
  }
  const clear = () => {
    canvas.current?.getContext('2d')?.clearRect(0, 0, size.width, size.height)
    setIsSigned(false)
    onChange(undefined)
  }
  return (
    <div className='ui-signature'>
      <Text size='sm' c='dimmed'>
        {t('signHint')}
      </Text>
      <canvas
        ref={canvas}
        {...size}
        role='img'
        aria-label={t('signHere')}
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId)
          isDrawing.current = true
          draw(event, true)
        }}
        onPointerMove={(event) => {
          if (isDrawing.current) draw(event, false)
        }}
        onPointerUp={finish}
        onPointerCancel={finish}
      />
      <Group gap='xs'>
        <Button size='compact-sm' variant='default' disabled={!isSigned} onClick={clear}>
          {t('clear')}
        </Button>
        <Text role='status' size='sm'>
          {isSigned ? t('signed') : ''}
        </Text>
      </Group>
    </div>
  )
}
