import uni from '@dcloudio/vite-plugin-uni';
import { defineConfig } from 'vite';

// A CommonJS plugin: as an ES module sees it, it is the member `default`.
export default defineConfig({ plugins: [uni.default()] });
