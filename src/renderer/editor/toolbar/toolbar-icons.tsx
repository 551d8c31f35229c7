import type { ReactElement, ReactNode } from 'react'

/** Strokes on a 20 × 20 grid, 1.5 wide, as all icons of the window. */
const SHAPES = {
  undo: <path d="M7.5 4.5 4 8l3.5 3.5M4 8h8a4 4 0 0 1 0 8H9" />,
  redo: <path d="M12.5 4.5 16 8l-3.5 3.5M16 8H8a4 4 0 0 0 0 8h3" />,
  strong: <path d="M6 4h4.6a3 3 0 0 1 0 6H6V4Zm0 6h5.4a3 3 0 0 1 0 6H6v-6Z" />,
  emphasis: <path d="M8.5 4H14M6 16h5.5M11.5 4 8.5 16" />,
  underline: <path d="M6 4v5.5a4 4 0 0 0 8 0V4M5 17h10" />,
  delete: (
    <path d="M13.7 6.2C13 4.8 11.7 4 10 4 7.9 4 6.4 5.2 6.4 6.9c0 1 .5 1.7 1.3 2.2M3.5 10.5h13M6.2 13.5c.6 1.6 2 2.5 3.9 2.5 2.3 0 3.9-1.2 3.9-3 0-.5-.1-1-.4-1.4" />
  ),
  superscript: (
    <path d="m4 7 6.5 9M10.5 7 4 16M13.5 4.6c.3-.9 1-1.4 1.8-1.4 1 0 1.7.6 1.7 1.5 0 1.4-2.5 1.9-3.5 4.1H17" />
  ),
  subscript: (
    <path d="m4 4 6.5 9M10.5 4 4 13M13.5 12.8c.3-.9 1-1.4 1.8-1.4 1 0 1.7.6 1.7 1.5 0 1.4-2.5 1.9-3.5 4.1H17" />
  ),
  code: <path d="m7 6-4 4 4 4M13 6l4 4-4 4" />,
  bullet: <path d="M7.5 5.5H17M7.5 10H17M7.5 14.5H17M3.6 5.5h.1M3.6 10h.1M3.6 14.5h.1" />,
  number: (
    <path d="M8.5 5.5H17M8.5 10H17M8.5 14.5H17M3 4.2l1.2-.7v4M3 12.6c.2-.7.7-1 1.3-1 .700 0 1.2.4 1.2 1 0 1-1.9 1.3-2.5 2.9h2.6" />
  ),
  quote: <path d="M3.5 5v10M7.5 6.5h9M7.5 10h9M7.5 13.5h6" />,
  link: (
    <path d="M8.5 11.5a3 3 0 0 0 4.3 0l3-3a3 3 0 0 0-4.3-4.3l-1 1M11.5 8.5a3 3 0 0 0-4.3 0l-3 3a3 3 0 0 0 4.3 4.3l1-1" />
  ),
  table: <path d="M3 4.5h14v11H3v-11ZM3 8.5h14M8 4.5v11" />,
  insert: <path d="M10 4v12M4 10h12" />,
  record: <path d="M13 3.5 16.5 7l-8 8-4 .5.5-4 8-8ZM3.5 18h13" />,
  rule: <path d="M3 10h14" />,
  cite: <path d="M4 6.5h4.5v4.2c0 1.9-1 3.2-3 3.8M11.5 6.5H16v4.2c0 1.9-1 3.2-3 3.8" />
} satisfies Readonly<Record<string, ReactNode>>

export type ToolbarIconName = keyof typeof SHAPES

/** One drawn sign of the toolbar; its button carries the words. */
export function ToolbarIcon({ name }: { readonly name: ToolbarIconName }): ReactElement {
  return (
    <svg
      width="18"
      height="18"
      viewBox="0 0 20 20"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.5"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      {SHAPES[name]}
    </svg>
  )
}
