export { clip } from '../../replay-parts/clip.ts';
