import { useTexts } from '@sipelandukilat/sdk'
import { shellTexts } from '../texts/texts'

export function ProductMark() {
  const t = useTexts(shellTexts)
  return (
    <span className='shell-mark'>
      <svg viewBox='0 0 32 32' width='28' height='28' aria-hidden='true'>
        <rect width='32' height='32' rx='8' fill='#196bcd' />
        <path
          d='M6 21c5-6 15-6 20 0M10 14a6 6 0 0 1 12 0M16 5v3'
          fill='none'
          stroke='#fff'
          strokeWidth='2.5'
          strokeLinecap='round'
        />
      </svg>
      {t('product')}
    </span>
  )
}
