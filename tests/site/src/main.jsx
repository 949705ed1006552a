// Starts the page.

import draftStyle from 'draft-js/dist/Draft.css';
import ReactDOM from 'react-dom';
import { clobber } from './attack.js';
import { control } from './control.js';
import { options } from './options.js';
import { watchEvents } from './dump.js';
import { Layers } from './dialog.jsx';
import { App } from './shell.jsx';
import { arrive, state } from './store.js';
import { paint } from './themes.js';

watchEvents();
paint(state.theme);
const style = document.createElement('style');
style.textContent = draftStyle;
document.head.append(style);
const layers = document.createElement('div');
layers.id = 'layers';
layers.setAttribute('style', 'z-index: 1; position: relative;');
document.body.append(layers);
if (location.pathname === '/') history.replaceState({}, '', '/home');
if (location.hostname === 'pro.x.com') history.replaceState({}, '', '/i/columns');
addEventListener('popstate', arrive);
arrive();
ReactDOM.render(<App />, document.getElementById('react-root'));
ReactDOM.render(<Layers />, layers);
if (options.hostile === 'clobber') clobber();
/** @type {any} */ (window).__site = control;
