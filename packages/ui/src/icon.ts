import { createElement, type ReactElement, type SVGProps } from 'react'

export type IconProps = Omit<SVGProps<SVGSVGElement>, 'ref'> & {
  /** Width and height, in pixels where it is a number. */
  size?: number | string
}
export type Icon = (props: IconProps) => ReactElement

/** An icon of lines on a grid of 24, drawn in the text's colour. Without a label of its own it is decoration: nobody reads it out. */
export const createIcon =
  (path: string): Icon =>
  ({ size = 24, ...rest }) =>
    createElement(
      'svg',
      {
        xmlns: 'http://www.w3.org/2000/svg',
        width: size,
        height: size,
        viewBox: '0 0 24 24',
        fill: 'none',
        stroke: 'currentColor',
        strokeWidth: 2,
        strokeLinecap: 'round',
        strokeLinejoin: 'round',
        ...(rest['aria-label'] ? { role: 'img' } : { 'aria-hidden': true }),
        ...rest,
      },
      createElement('path', { d: path }),
    )
