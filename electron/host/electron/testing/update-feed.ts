import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import {
  createServer,
  request as httpRequest,
  type ClientRequest,
  type IncomingMessage,
  type RequestOptions,
} from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { configureRequestOptions, configureRequestUrl, HttpExecutor, type DownloadOptions } from 'builder-util-runtime';
import type { AppUpdater } from 'electron-updater';

/** A generic update feed on this machine that counts what it is asked. */
export interface UpdateFeed {
  readonly url: string;
  /** Paths, oldest first. */
  readonly requests: readonly string[];
  /** Publishes an installer; `announced` is what the manifest's hash is made of (default: the same bytes). */
  publish(version: string, installer: Buffer, announced?: Buffer): void;
  stop(): Promise<void>;
}

export async function startUpdateFeed(): Promise<UpdateFeed> {
  const files = new Map<string, Buffer>();
  const requests: string[] = [];
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://feed.test');
    requests.push(pathname);
    const file = files.get(pathname);
    response.writeHead(file ? 200 : 404, { 'content-length': file?.length ?? 0 }).end(file);
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    requests,
    publish: (version, installer, announced = installer) => {
      const name = `Meridian-${version}.exe`;
      const sha512 = createHash('sha512').update(announced).digest('base64');
      // JSON is YAML, which is what electron-updater reads.
      const manifest = { version, path: name, sha512, files: [{ url: name, sha512, size: installer.length }] };
      files.set('/latest.yml', Buffer.from(JSON.stringify(manifest)));
      files.set(`/${name}`, installer);
    },
    stop: async () => {
      server.closeAllConnections();
      await new Promise(resolve => server.close(resolve));
    },
  };
}

export interface UpdaterUnderNode {
  readonly updater: AppUpdater;
  /** What was downloaded and not thrown away lies here. */
  readonly pendingFolder: string;
  /** What electron-updater wants done when the application quits. */
  readonly quitHandlers: readonly ((exitCode: number) => void)[];
  stop(): Promise<void>;
}

/** electron-updater's own Windows updater, on plain Node: only Electron's network and application are replaced. */
export async function makeUpdaterUnderNode(version: string): Promise<UpdaterUnderNode> {
  const folder = await mkdtemp(join(tmpdir(), 'meridian-update-'));
  await mkdir(join(folder, 'user'), { recursive: true });
  const config = join(folder, 'app-update.yml');
  await writeFile(
    config,
    JSON.stringify({ provider: 'generic', url: 'http://127.0.0.1:1/', updaterCacheDirName: 'updates' }),
  );
  const quitHandlers: ((exitCode: number) => void)[] = [];
  const app = {
    version,
    name: 'meridian',
    isPackaged: true,
    appUpdateConfigPath: config,
    userDataPath: join(folder, 'user'),
    baseCachePath: join(folder, 'cache'),
    whenReady: () => Promise.resolve(),
    relaunch: () => {},
    quit: () => {},
    onQuit: (handler: (exitCode: number) => void) => void quitHandlers.push(handler),
  };
  const { NsisUpdater } = createRequire(import.meta.url)('electron-updater') as typeof import('electron-updater');
  const updater = new NsisUpdater(null, app);
  Object.assign(updater, {
    httpExecutor: new NodeExecutor(),
    _testOnlyOptions: { platform: 'win32', isUseDifferentialDownload: false },
    updateConfigPath: config,
    disableDifferentialDownload: true,
  });
  return {
    updater,
    pendingFolder: join(folder, 'cache/updates/pending'),
    quitHandlers,
    stop: () => rm(folder, { recursive: true, force: true }),
  };
}

class NodeExecutor extends HttpExecutor<ClientRequest> {
  createRequest(options: RequestOptions, callback: (response: IncomingMessage) => void): ClientRequest {
    return httpRequest(options, callback);
  }

  async download(url: URL, destination: string, options: DownloadOptions): Promise<string> {
    return options.cancellationToken.createPromise((resolve, reject, onCancel) => {
      const request: RequestOptions = { headers: options.headers ?? undefined };
      configureRequestUrl(url, request);
      configureRequestOptions(request);
      const callback = (error: Error | null | undefined): void => (error ? reject(error) : resolve(destination));
      this.doDownload(request, { destination, options, onCancel, responseHandler: null, callback }, 0);
    });
  }
}
