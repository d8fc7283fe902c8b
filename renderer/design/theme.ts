/** Mantine spoken in our tokens: its variables point at tokens.css, so that each colour is decided in one place. */
import type { CSSVariablesResolver, MantineColorsTuple } from '@mantine/core';
import { createTheme } from '@mantine/core';

const ACCENT: MantineColorsTuple = [
  '#eef3ff',
  '#dce6ff',
  '#b9cbff',
  '#93afff',
  '#6f92f7',
  '#4d75e8',
  '#2757cf',
  '#1f48b3',
  '#193b93',
  '#142f75',
];

/** The library's own dark greys, as ours: it reads some of them directly. */
const DARK: MantineColorsTuple = [
  '#e7eaf0',
  '#c7ced9',
  '#a9b3c2',
  '#919bab',
  '#2a3039',
  '#242a33',
  '#1a1e25',
  '#14171c',
  '#0f1216',
  '#0b0d10',
];

/** Heights of fields, by the library's size names. */
const FIELD_HEIGHT: Record<string, string> = { sm: '2rem', md: '2.25rem' };

export const theme = createTheme({
  primaryColor: 'accent',
  primaryShade: 6,
  colors: { accent: ACCENT, dark: DARK },
  fontFamily: 'var(--font)',
  fontFamilyMonospace: 'var(--font-mono)',
  fontSizes: {
    xs: 'var(--size-xs)',
    sm: 'var(--size-sm)',
    md: 'var(--size-md)',
    lg: 'var(--size-lg)',
    xl: 'var(--size-xl)',
  },
  lineHeights: { xs: '1.4', sm: '1.45', md: '1.5', lg: '1.5', xl: '1.35' },
  spacing: { xs: '0.375rem', sm: '0.5rem', md: '0.75rem', lg: '1rem', xl: '1.5rem' },
  radius: { xs: '3px', sm: 'var(--radius-small)', md: 'var(--radius)', lg: '8px', xl: '12px' },
  defaultRadius: 'md',
  headings: {
    fontFamily: 'var(--font)',
    fontWeight: '600',
    sizes: {
      h1: { fontSize: 'var(--size-xl)', lineHeight: '1.35' },
      h2: { fontSize: 'var(--size-lg)', lineHeight: '1.4' },
      h3: { fontSize: 'var(--size-md)', lineHeight: '1.5' },
    },
  },
  cursorType: 'pointer',
  respectReducedMotion: true,
  components: {
    Button: {
      defaultProps: { size: 'sm' },
      vars: () => ({
        root: { '--button-height': '2rem', '--button-padding-x': '0.8125rem', '--button-fz': 'var(--size-md)' },
      }),
    },
    Input: {
      vars: (_theme: unknown, props: { size?: unknown }) => ({
        wrapper: {
          '--input-height': FIELD_HEIGHT[String(props.size)] ?? FIELD_HEIGHT.md,
          '--input-fz': 'var(--size-md)',
        },
      }),
    },
    ActionIcon: { defaultProps: { variant: 'subtle', color: 'gray', size: 'md' } },
    TextInput: { defaultProps: { size: 'md' } },
    PasswordInput: { defaultProps: { size: 'md' } },
    Select: { defaultProps: { size: 'md' } },
    MultiSelect: { defaultProps: { size: 'md' } },
    Checkbox: { defaultProps: { size: 'xs', radius: 'sm' } },
    Switch: { defaultProps: { size: 'sm', withThumbIndicator: false } },
    Tooltip: { defaultProps: { openDelay: 350, multiline: true, maw: 320, fz: 'sm', withArrow: false } },
    Modal: {
      // The page itself never scrolls, and the library's scroll lock writes a style element without our nonce.
      defaultProps: {
        centered: true,
        radius: 'lg',
        padding: 'xl',
        lockScroll: false,
        closeButtonProps: { 'aria-label': 'Close' },
        overlayProps: { backgroundOpacity: 0.35 },
      },
    },
    Menu: { defaultProps: { shadow: 'md', position: 'bottom-end' } },
    Popover: { defaultProps: { shadow: 'md' } },
  },
});

/** Mantine's own variables, in both themes, as references to ours. */
const COMMON: Record<string, string> = {
  '--mantine-color-body': 'var(--bg)',
  '--mantine-color-text': 'var(--text)',
  '--mantine-color-dimmed': 'var(--text-muted)',
  '--mantine-color-placeholder': 'var(--text-faint)',
  '--mantine-color-anchor': 'var(--accent)',
  '--mantine-color-error': 'var(--critical)',
  '--mantine-color-default': 'var(--bg-raised)',
  '--mantine-color-default-hover': 'var(--bg-hover)',
  '--mantine-color-default-color': 'var(--text)',
  '--mantine-color-default-border': 'var(--border)',
  '--mantine-primary-color-filled': 'var(--accent-solid)',
  '--mantine-primary-color-filled-hover': 'var(--accent-solid-hover)',
  '--mantine-primary-color-contrast': 'var(--on-accent)',
  '--mantine-color-accent-filled': 'var(--accent-solid)',
  '--mantine-color-accent-filled-hover': 'var(--accent-solid-hover)',
  '--mantine-color-accent-text': 'var(--accent)',
  '--mantine-color-accent-light': 'var(--bg-selected)',
  '--mantine-color-accent-light-color': 'var(--accent)',
  '--mantine-color-accent-outline': 'var(--accent)',
  '--mantine-color-gray-text': 'var(--text-muted)',
  '--mantine-color-gray-light': 'var(--bg-hover)',
  '--mantine-color-gray-light-hover': 'var(--bg-hover)',
  '--mantine-color-gray-light-color': 'var(--text-muted)',
  '--mantine-color-red-filled': 'var(--critical-solid)',
  '--mantine-color-red-text': 'var(--critical)',
  '--mantine-color-red-light': 'var(--critical-bg)',
  '--mantine-color-red-light-color': 'var(--critical)',
  '--mantine-color-red-outline': 'var(--critical)',
  '--mantine-color-disabled': 'var(--bg-hover)',
  '--mantine-color-disabled-color': 'var(--text-faint)',
  '--mantine-color-disabled-border': 'var(--border)',
  '--mantine-shadow-md': 'var(--shadow)',
  '--mantine-shadow-xl': 'var(--shadow)',
};

export const cssVariables: CSSVariablesResolver = () => ({ variables: {}, light: COMMON, dark: COMMON });
