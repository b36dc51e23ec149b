// Builds the client into ../assets, under names that change with what is in them, with a list that the server reads.
import { fileURLToPath } from "node:url";
import { defineConfig } from "vite";

const here = fileURLToPath(new URL(".", import.meta.url));

export default defineConfig({
  root: here,
  base: "/assets/",
  publicDir: "public",
  build: {
    outDir: fileURLToPath(new URL("../assets", import.meta.url)),
    emptyOutDir: true,
    assetsDir: "",
    assetsInlineLimit: 0, // a data: address would need a wider content security policy
    modulePreload: { polyfill: false },
    manifest: "manifest.json",
    target: "es2022",
    chunkSizeWarningLimit: 1200,
    rollupOptions: { input: fileURLToPath(new URL("main.ts", import.meta.url)) },
  },
});
