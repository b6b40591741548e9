/** The keys of the panes, for commands and for the menus that show them. */
export const PANE_KEYS = {
  splitRight: 'Alt+Shift+R',
  splitDown: 'Alt+Shift+D',
  closeTab: 'Alt+Shift+X',
  nextTab: 'Alt+PageDown',
  previousTab: 'Alt+PageUp',
  tabRight: 'Alt+Shift+PageDown',
  tabLeft: 'Alt+Shift+PageUp',
  tabToNextPane: 'Alt+Shift+M',
  nextPane: 'Alt+Shift+N',
  link: 'Alt+Shift+L',
  compare: 'Alt+Shift+C',
  nextChange: 'Alt+.',
  previousChange: 'Alt+,',
} as const;
