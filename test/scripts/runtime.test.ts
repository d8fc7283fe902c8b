/** The runtime is the pinned one, byte by byte: whatever the environment says, and whatever lies there already. */
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { run } from '../../scripts/setup/child.ts';
import { digestOf, digestOfFolder } from '../../scripts/setup/digest.ts';
import { installerEnvironment } from '../../scripts/setup/official-runtime.ts';
import { ROOT } from '../../scripts/setup/paths.ts';

function scratch(): string {
  const folder = mkdtempSync(join(tmpdir(), 'runtime-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** A mirror that has a file for whatever it is asked, checksums that fit it included. */
async function forgingMirror(): Promise<{ address: string; asked: string[] }> {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(request.url ?? '');
    response.end('not an Electron');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  return { address: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`, asked };
}

describe('the official runtime', () => {
  test.each([
    'electron_use_remote_checksums',
    'npm_config_electron_use_remote_checksums',
    'NPM_CONFIG_ELECTRON_USE_REMOTE_CHECKSUMS',
    'npm_config_electron-use-remote-checksums',
    'npm_package_config_electron_use_remote_checksums',
    'ELECTRON_OVERRIDE_DIST_PATH',
    'ELECTRON_SKIP_BINARY_DOWNLOAD',
  ])('the installer never sees %s', (name) => {
    expect(installerEnvironment({ [name]: '1', ELECTRON_MIRROR: 'https://mirror.example/' })).toEqual({
      ELECTRON_MIRROR: 'https://mirror.example/',
    });
  });

  test('a mirror that brings something else, with checksums of its own, is refused', async () => {
    const { address, asked } = await forgingMirror();
    const forged = {
      ...process.env,
      ELECTRON_MIRROR: address,
      electron_use_remote_checksums: '1',
      npm_config_electron_use_remote_checksums: 'true',
      electron_config_cache: scratch(),
      // Another platform's release: what may be installed here is left alone.
      ELECTRON_INSTALL_PLATFORM: process.platform === 'win32' ? 'linux' : 'win32',
    };
    const { code, output } = await run(process.execPath, [join(ROOT, 'node_modules/electron/install.js')], {
      quiet: true,
      env: installerEnvironment(forged),
    });
    expect(asked.some((url) => url.endsWith('.zip'))).toBe(true);
    expect(asked.some((url) => url.includes('SHASUMS'))).toBe(false);
    expect(code).not.toBe(0);
    expect(output).toMatch(/checksum/i);
  });
});

describe('the digest of a runtime', () => {
  const made = () => {
    const folder = scratch();
    mkdirSync(join(folder, 'bin'));
    writeFileSync(join(folder, 'bin', 'electron'), 'the program');
    writeFileSync(join(folder, 'bin', 'library.so'), 'beside it');
    return folder;
  };

  test('is of names and bytes: the same twice, and another for any change', async () => {
    const before = await digestOfFolder(made());
    expect(await digestOfFolder(made())).toBe(before);
    const changes: ((folder: string) => void)[] = [
      (folder) => writeFileSync(join(folder, 'bin', 'electron'), 'the Program'),
      (folder) => writeFileSync(join(folder, 'bin', 'library.so'), ''),
      (folder) => writeFileSync(join(folder, 'bin', 'preload.so'), ''),
      (folder) => rmSync(join(folder, 'bin', 'library.so')),
      (folder) => symlinkSync('electron', join(folder, 'bin', 'link')),
    ];
    for (const change of changes) {
      const folder = made();
      change(folder);
      expect(await digestOfFolder(folder)).not.toBe(before);
    }
  });

  test('leaves out what it is told to, and nothing of that name deeper down', async () => {
    const folder = made();
    const before = await digestOfFolder(folder, ['verified']);
    writeFileSync(join(folder, 'verified'), 'a note');
    expect(await digestOfFolder(folder, ['verified'])).toBe(before);
    writeFileSync(join(folder, 'bin', 'verified'), 'a note');
    expect(await digestOfFolder(folder, ['verified'])).not.toBe(before);
  });

  test('of named parts passes over what is not there', () => {
    const folder = made();
    expect(digestOf(folder, ['bin', 'nowhere'])).toBe(digestOf(folder, ['bin']));
    expect(digestOf(folder, ['bin/electron'])).not.toBe(digestOf(folder, ['bin']));
  });
});
