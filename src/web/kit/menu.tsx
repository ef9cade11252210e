import { DropdownMenu } from 'radix-ui';
import type { ReactNode } from 'react';
import { Icon, type IconName } from './icon.tsx';

export interface MenuItem {
  readonly label: string;
  readonly icon?: IconName;
  readonly onSelect: () => void;
  readonly disabled?: boolean;
  readonly danger?: boolean;
}

interface MenuProps {
  /** What the button says; with an icon alone, what screen readers say. */
  readonly label: string;
  readonly icon?: IconName;
  /** True shows the icon alone. */
  readonly iconOnly?: boolean;
  readonly items: readonly MenuItem[];
}

/** A button that opens a short list of things to do. */
export function Menu({ label, icon, iconOnly = false, items }: MenuProps): ReactNode {
  return (
    <DropdownMenu.Root modal={false}>
      <DropdownMenu.Trigger
        className={iconOnly ? 'icon-button' : 'button button-plain'}
        {...(iconOnly ? { 'aria-label': label, title: label } : {})}
      >
        {icon && <Icon name={icon} size={iconOnly ? 18 : 16} />}
        {!iconOnly && label}
        {!iconOnly && <Icon name="down" size={14} />}
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content className="popover menu" align="end" sideOffset={6} collisionPadding={8}>
          {items.map((item) => (
            <DropdownMenu.Item
              key={item.label}
              className={`menu-item${item.danger ? ' menu-danger' : ''}`}
              disabled={item.disabled ?? false}
              onSelect={item.onSelect}
            >
              {item.icon && <Icon name={item.icon} size={16} />}
              {item.label}
            </DropdownMenu.Item>
          ))}
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}
