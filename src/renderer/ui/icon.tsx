import type { ReactNode } from 'react'

/** Strokes on a 20 × 20 grid, 1.5 wide, so that every icon has the weight of the text beside it. */
const SHAPES = {
  add: <path d="M10 4v12M4 10h12" />,
  alert: <path d="M10 3.2 17.4 16H2.6L10 3.2ZM10 8.2v3.6M10 13.9v.1" />,
  back: <path d="M12 4.5 6.5 10l5.5 5.5" />,
  bin: <path d="M3.5 5.5h13M8 5.5v-2h4v2M5 5.5 5.8 17h8.4L15 5.5M8.3 8.5v5.5M11.7 8.5v5.5" />,
  book: <path d="M10 5.2C8.2 4 6 3.6 3 3.6v11.6c3 0 5.2.4 7 1.6 1.8-1.2 4-1.6 7-1.6V3.6c-3 0-5.2.4-7 1.6Zm0 0v11.4" />,
  bullets: <path d="M7.5 5.5H17M7.5 10H17M7.5 14.5H17M3.6 5.5h.1M3.6 10h.1M3.6 14.5h.1" />,
  check: <path d="m4 10.5 4 4 8-9" />,
  checks: <path d="M3.5 5h13M3.5 9.5h6M3.5 14h4M10.5 13.2l2.4 2.4 4.6-5.4" />,
  'chevron-down': <path d="m5.5 8 4.5 4.5L14.5 8" />,
  'chevron-right': <path d="m8 5.5 4.5 4.5L8 14.5" />,
  'chevron-up': <path d="M5.5 12 10 7.5l4.5 4.5" />,
  close: <path d="m5 5 10 10M15 5 5 15" />,
  copy: <path d="M7 7V3.5h9.5V13H13M3.5 7H13v9.5H3.5V7Z" />,
  edit: <path d="m4 16 .7-3.2L13.2 4.3l2.5 2.5L7.2 15.3 4 16ZM11.5 6l2.5 2.5" />,
  export: <path d="M10 12.5V3.5M6.5 7 10 3.5 13.5 7M4 11.5v5h12v-5" />,
  file: <path d="M5 2.8h6.5L15 6.3v10.9H5V2.8ZM11.3 3v3.5H15" />,
  folder: <path d="M2.8 5h5l1.7 2h7.7v8.8H2.8V5Z" />,
  gear: (
    <>
      <circle cx="10" cy="10" r="2.6" />
      <path d="M10 2.8v2.4M10 14.8v2.4M2.8 10h2.4M14.8 10h2.4M4.9 4.9l1.7 1.7M13.4 13.4l1.7 1.7M15.1 4.9l-1.7 1.7M6.6 13.4l-1.7 1.7" />
    </>
  ),
  heading: <path d="M5 4v12M15 4v12M5 10h10" />,
  import: <path d="M10 3.5v9M6.5 9l3.5 3.5L13.5 9M4 11.5v5h12v-5" />,
  info: (
    <>
      <circle cx="10" cy="10" r="7" />
      <path d="M10 9.2v4.3M10 6.6v.1" />
    </>
  ),
  label: <path d="M3 5.5h8.5L17 10l-5.5 4.5H3v-9ZM6.4 10h.1" />,
  link: (
    <path d="M8.5 11.5a3 3 0 0 0 4.3 0l3-3a3 3 0 0 0-4.3-4.3l-1 1M11.5 8.5a3 3 0 0 0-4.3 0l-3 3a3 3 0 0 0 4.3 4.3l1-1" />
  ),
  minus: <path d="M4 10h12" />,
  more: <path d="M4.5 10h.1M10 10h.1M15.5 10h.1" strokeWidth="2.4" />,
  narrow: <path d="M8.5 3.5v5h-5M11.5 16.5v-5h5M8.5 8.5l-5-5M11.5 11.5l5 5" />,
  outline: <path d="M3.5 5h13M6.5 10h10M9.5 15h7" />,
  paragraph: <path d="M14.5 4H8.2a3.2 3.2 0 0 0 0 6.4h1.3M9.5 4v12.5M12.8 4v12.5" />,
  paste: <path d="M7.5 4H4.5v13h11V4h-3M7.5 3h5v3h-5V3Z" />,
  quote: <path d="M3.5 5v10M7.5 6.5h9M7.5 10h9M7.5 13.5h6" />,
  redo: <path d="M12.5 4.5 16 8l-3.5 3.5M16 8H8a4 4 0 0 0 0 8h3" />,
  restore: <path d="M4 4.5V8h3.5M4.3 8A6.5 6.5 0 1 1 3.5 11" />,
  search: (
    <>
      <circle cx="9" cy="9" r="5.2" />
      <path d="m13 13 4 4" />
    </>
  ),
  sheet: <path d="M10 4.2 3.5 3v12.5L10 17l6.5-1.5V3L10 4.2Zm0 0V17" />,
  sort: <path d="M6.5 4v12M3.5 13l3 3 3-3M13.5 16V4M10.5 7l3-3 3 3" />,
  style: <path d="M3.5 5h13M3.5 9h13M3.5 13h7M13.2 16.2 12 12.5h1.8l1.2 2.2M13.2 16.2c1 0 1.8-.6 1.8-1.5" />,
  widen: <path d="M12 3.5h4.5V8M8 16.5H3.5V12M16.5 3.5l-5 5M3.5 16.5l5-5" />,
  panel: <path d="M3 4h14v12H3V4ZM12.5 4v12" />,
  'arrow-down': <path d="M10 4v12M5.5 11.5 10 16l4.5-4.5" />,
  'arrow-up': <path d="M10 16V4M5.5 8.5 10 4l4.5 4.5" />,
  swap: <path d="M4 7h11.5M12.5 4l3 3-3 3M16 13H4.5M7.5 10l-3 3 3 3" />,
  undo: <path d="M7.5 4.5 4 8l3.5 3.5M4 8h8a4 4 0 0 1 0 8H9" />
} as const satisfies Record<string, ReactNode>

export type IconName = keyof typeof SHAPES

/** One of the program's icons, drawn in the colour of the text. Decoration only: its control carries the words. */
export function Icon({ name, size = 16 }: { readonly name: IconName; readonly size?: 16 | 20 }) {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 20 20"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.5"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      focusable="false"
      style={{ flex: 'none' }}
    >
      {SHAPES[name]}
    </svg>
  )
}

/** The program's mark: a folded sheet, two leaves. */
export function Mark({ size = 28 }: { readonly size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" fill="none" aria-hidden="true" focusable="false">
      <path
        d="M16 7.5 4.5 4.5v20L16 28V7.5Z"
        fill="var(--page)"
        stroke="var(--ink)"
        strokeWidth="1.6"
        strokeLinejoin="round"
      />
      <path
        d="M16 7.5 27.5 4.5v20L16 28V7.5Z"
        fill="var(--accent-soft)"
        stroke="var(--ink)"
        strokeWidth="1.6"
        strokeLinejoin="round"
      />
      <path
        d="m8 11 4.5 1.2M8 15l4.5 1.2M8 19l4.5 1.2M24 11l-4.5 1.2M24 15l-4.5 1.2M24 19l-4.5 1.2"
        stroke="var(--ink-2)"
        strokeWidth="1.4"
        strokeLinecap="round"
      />
    </svg>
  )
}
