import type { ReactNode } from 'react';

/** Strokes of 24 by 24, drawn by hand. */
const paths = {
  start: 'M4 11.5 12 5l8 6.5M6.5 10v9h11v-9',
  campaigns:
    'M6 8.2a2.2 2.2 0 1 0 0-4.4 2.2 2.2 0 0 0 0 4.4ZM18 8.2a2.2 2.2 0 1 0 0-4.4 2.2 2.2 0 0 0 0 4.4ZM12 20.2a2.2 2.2 0 1 0 0-4.4 2.2 2.2 0 0 0 0 4.4ZM8.2 6h7.6M7 8l4 8M17 8l-4 8',
  lookup: 'M10.5 17a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13ZM20 20l-4.8-4.8M8 10.5h5M10.5 8v5',
  search: 'M10.5 17a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13ZM20 20l-4.8-4.8',
  message: 'M4.5 5.5h15v11h-8l-4.5 3.5v-3.5H4.5v-11ZM8 9.5h8M8 12.5h5',
  review: 'M4 7l1.8 1.8L9 5.5M4 16l1.8 1.8L9 14.5M12.5 7.5H20M12.5 16.5H20',
  file: 'M6.5 3.5h7l4 4v13h-11v-17ZM13 3.5v4.5h4.5M9.5 12.5h5M9.5 16h5',
  settings: 'M4 7h9M17 7h3M4 17h3M11 17h9M15 9.2a2.2 2.2 0 1 0 0-4.4 2.2 2.2 0 0 0 0 4.4ZM9 19.2a2.2 2.2 0 1 0 0-4.4 2.2 2.2 0 0 0 0 4.4Z',
  key: 'M8.5 19a4 4 0 1 0 0-8 4 4 0 0 0 0 8ZM11.3 12.2 19 4.5M16 7.5l2.5 2.5M14 9.5l1.5 1.5',
  sun: 'M12 16a4 4 0 1 0 0-8 4 4 0 0 0 0 8ZM12 3v2M12 19v2M3 12h2M19 12h2M5.6 5.6 7 7M17 17l1.4 1.4M18.4 5.6 17 7M7 17l-1.4 1.4',
  moon: 'M19.5 14.5A8 8 0 0 1 9.5 4.5a8 8 0 1 0 10 10Z',
  close: 'M6 6l12 12M18 6 6 18',
  check: 'M5 12.5l4.5 4.5L19 7',
  copy: 'M9 9h10.5v10.5H9V9ZM5 15H4.5V4.5H15V5',
  down: 'M6 9.5l6 6 6-6',
  up: 'M6 14.5l6-6 6 6',
  left: 'M14.5 6l-6 6 6 6',
  right: 'M9.5 6l6 6-6 6',
  plus: 'M12 5v14M5 12h14',
  minus: 'M5 12h14',
  fit: 'M4.5 9V4.5H9M15 4.5h4.5V9M19.5 15v4.5H15M9 19.5H4.5V15',
  upload: 'M12 16V5M7.5 9.5 12 5l4.5 4.5M4.5 16v3.5h15V16',
  download: 'M12 4.5v11M7.5 11l4.5 4.5 4.5-4.5M4.5 16v3.5h15V16',
  paste: 'M8.5 5h-3v15.5h13V5h-3M8.5 3.5h7v4h-7v-4Z',
  warning: 'M12 4 2.8 19.5h18.4L12 4ZM12 10v4.5M12 17h.01',
  info: 'M12 20.5a8.5 8.5 0 1 0 0-17 8.5 8.5 0 0 0 0 17ZM12 11v5.5M12 7.8h.01',
  shield: 'M12 3.5l7 2.5v5.5c0 4.5-3 7.5-7 9-4-1.5-7-4.5-7-9V6l7-2.5ZM8.8 12l2.3 2.3 4.2-4.4',
  clock: 'M12 20.5a8.5 8.5 0 1 0 0-17 8.5 8.5 0 0 0 0 17ZM12 7.5V12l3 2',
  more: 'M5.5 12.6a.6.6 0 1 0 0-1.2.6.6 0 0 0 0 1.2ZM12 12.6a.6.6 0 1 0 0-1.2.6.6 0 0 0 0 1.2ZM18.5 12.6a.6.6 0 1 0 0-1.2.6.6 0 0 0 0 1.2Z',
  columns: 'M4.5 5h15v14h-15V5ZM9.5 5v14M14.5 5v14',
  filter: 'M4 6h16M7 12h10M10.5 18h3',
  undo: 'M8.5 5 4.5 9l4 4M4.5 9H14a5 5 0 0 1 0 10h-4',
  merge: 'M6 4v4c0 4 6 4 6 8v4M18 4v4c0 4-6 4-6 8M9 17l3 3 3-3',
  split: 'M12 4v5M12 9c0 4-6 4-6 9M12 9c0 4 6 4 6 9M3.5 15.5 6 18l2.5-2.5M15.5 15.5 18 18l2.5-2.5',
  pencil: 'M5 19l.8-3.8L16 5l3 3L8.8 18.2 5 19Z',
  note: 'M5 4.5h14V15l-4.5 4.5H5v-15ZM14.5 19.5V15H19M8.5 8.5h7M8.5 12h4',
  star: 'M12 4.5l2.3 4.8 5.2.7-3.8 3.6.9 5.2-4.6-2.5-4.6 2.5.9-5.2L4.5 10l5.2-.7L12 4.5Z',
  trash: 'M5 7h14M9.5 7V4.5h5V7M7 7l.8 12.5h8.4L17 7M10.5 10.5v6M13.5 10.5v6',
  person: 'M12 11.5a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7ZM5 20c.5-4 3.3-6 7-6s6.5 2 7 6',
  globe: 'M12 20.5a8.5 8.5 0 1 0 0-17 8.5 8.5 0 0 0 0 17ZM3.5 12h17M12 3.5c3 3 3 14 0 17M12 3.5c-3 3-3 14 0 17',
  phone: 'M8 3.5h8v17H8v-17ZM11 17.5h2',
  link: 'M10 14a4 4 0 0 0 6 .4l3-3a4 4 0 0 0-5.7-5.7l-1 1M14 10a4 4 0 0 0-6-.4l-3 3a4 4 0 0 0 5.7 5.7l1-1',
} as const;

export type IconName = keyof typeof paths;

interface IconProps {
  readonly name: IconName;
  readonly size?: number;
}

/** A small picture that says nothing by itself: what it stands for is in words beside it or in the label of its button. */
export function Icon({ name, size = 18 }: IconProps): ReactNode {
  return (
    <svg className="icon" width={size} height={size} viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path d={paths[name]} />
    </svg>
  );
}
