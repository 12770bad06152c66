import { type DragEvent, useId, useState } from 'react'
import { IconUpload } from './icons'
import { useKitTexts } from './kit-texts'

type FileDropZoneProps = {
  label: string
  description?: string
  /** As the `accept` of a file input: `image/*,application/pdf`. */
  accept: string
  multiple?: boolean
  disabled?: boolean
  onFiles: (files: readonly File[]) => void
}

/** Takes files by choosing, camera or dropping. Checks nothing: the server looks at the content. */
export function FileDropZone({
  label,
  description,
  accept,
  multiple = false,
  disabled = false,
  onFiles,
}: FileDropZoneProps) {
  const t = useKitTexts()
  const inputId = useId()
  const descriptionId = useId()
  const [isOver, setIsOver] = useState(false)
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setIsOver(false)
    const files = [...event.dataTransfer.files]
    if (!disabled && files.length > 0) onFiles(multiple ? files : files.slice(0, 1))
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is a convenience of the mouse; the input below serves the keyboard
    <div
      className='ui-drop-zone'
      data-over={isOver || undefined}
      onDragOver={(event) => {
        event.preventDefault()
        setIsOver(true)
      }}
      onDragLeave={() => setIsOver(false)}
      onDrop={drop}
    >
      <IconUpload size={24} aria-hidden />
      <label htmlFor={inputId}>
        {label} <span className='ui-drop-zone-choose'>{t('chooseFiles')}</span>{' '}
        <span className='ui-drop-zone-hint'>{t('dropFiles')}</span>
      </label>
      {description && <small id={descriptionId}>{description}</small>}
      <input
        id={inputId}
        type='file'
        accept={accept}
        multiple={multiple}
        disabled={disabled}
        aria-describedby={description ? descriptionId : undefined}
        onChange={(event) => {
          const files = [...(event.currentTarget.files ?? [])]
          // The same file may be chosen again after it was removed.
          event.currentTarget.value = ''
          if (files.length > 0) onFiles(files)
        }}
      />
    </div>
  )
}
