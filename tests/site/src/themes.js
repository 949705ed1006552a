// X's three looks.

import { createContext, useContext } from 'react';

export const THEMES = {
  light: { scheme: 'light', page: '#FFFFFF', text: 'rgb(15, 20, 25)', muted: 'rgb(83, 100, 113)', line: 'rgb(239, 243, 244)', hover: 'rgba(0, 0, 0, 0.03)', field: 'rgb(239, 243, 244)', strong: 'rgb(15, 20, 25)', onStrong: 'rgb(255, 255, 255)' },
  dim: { scheme: 'dark', page: '#15202B', text: 'rgb(247, 249, 249)', muted: 'rgb(139, 152, 165)', line: 'rgb(56, 68, 77)', hover: 'rgba(255, 255, 255, 0.03)', field: 'rgb(39, 51, 64)', strong: 'rgb(239, 243, 244)', onStrong: 'rgb(15, 20, 25)' },
  dark: { scheme: 'dark', page: '#000000', text: 'rgb(231, 233, 234)', muted: 'rgb(113, 118, 123)', line: 'rgb(47, 51, 54)', hover: 'rgba(255, 255, 255, 0.03)', field: 'rgb(32, 35, 39)', strong: 'rgb(239, 243, 244)', onStrong: 'rgb(15, 20, 25)' },
};

export const BLUE = 'rgb(29, 155, 240)';
export const FONT = 'TwitterChirp, -apple-system, "system-ui", "Segoe UI", Roboto, Helvetica, Arial, sans-serif';

export const Theme = createContext(THEMES.light);
export const useTheme = () => useContext(Theme);

/** Paints what lies outside React, as X does: inline on html and body. */
export function paint(/** @type {string} */ name) {
  const theme = THEMES[name] ?? THEMES.light;
  const html = document.documentElement;
  html.setAttribute('style', `font-size: 15px; overscroll-behavior-y: none; color-scheme: ${theme.scheme};`);
  html.dataset.theme = theme.scheme;
  document.body.setAttribute('style', `background-color: ${theme.page};`);
}
