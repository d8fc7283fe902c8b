/** Attacks on the network and on the protocol that serves the window's own files. */
import { createSocket } from 'node:dgram';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Launched, launchApp } from '../harness.ts';

let launched: Launched;
beforeAll(async () => {
  launched = await launchApp();
});
afterAll(() => launched.close());

describe('network', () => {
  test.each([
    'https://example.com/',
    'http://127.0.0.1:1/',
    'file:///etc/passwd',
    'root-ledger://other/index.html',
    'root-ledger://app/index.html',
    'data:text/plain,x',
  ])('the page cannot fetch %s', async (target) => {
    const got = await launched.page.evaluate(
      (url) =>
        fetch(url).then(
          () => 'answered',
          () => 'refused',
        ),
      target,
    );
    expect(got).toBe('refused');
  });

  test('no socket, no beacon, no worker, no peer connection leaves the page', async () => {
    const got = await launched.page.evaluate(async () => {
      const refused = async (attack: () => unknown) => {
        try {
          return (await attack()) === 'refused' ? 'refused' : 'done';
        } catch {
          return 'refused';
        }
      };
      const event = (target: EventTarget, bad: string, good: string) =>
        new Promise<string>((resolve) => {
          target.addEventListener(bad, () => resolve('refused'));
          target.addEventListener(good, () => resolve('done'));
        });
      return {
        socket: await refused(() => event(new WebSocket('ws://127.0.0.1:1/'), 'error', 'open')),
        events: await refused(() => event(new EventSource('https://example.com/'), 'error', 'open')),
        worker: await refused(() => event(new Worker('./index.html' as never), 'error', 'message')),
      };
    });
    expect(got).toEqual({ socket: 'refused', events: 'refused', worker: 'refused' });
  });

  test('no packet leaves by WebRTC, not even to this computer', async () => {
    const heard: Buffer[] = [];
    const listener = createSocket('udp4', (packet) => heard.push(packet));
    await new Promise<void>((resolve) => listener.bind(0, '127.0.0.1', resolve));
    const { port } = listener.address();
    await launched.page.evaluate(async (to) => {
      const peer = new RTCPeerConnection();
      try {
        peer.createDataChannel('x');
        await peer.setLocalDescription(await peer.createOffer());
        const fingerprint = Array.from({ length: 32 }, () => 'AA').join(':');
        await peer.setRemoteDescription({
          type: 'answer',
          sdp: `v=0\r\no=- 1 1 IN IP4 127.0.0.1\r\ns=-\r\nt=0 0\r\na=group:BUNDLE 0\r\nm=application 9 UDP/DTLS/SCTP webrtc-datachannel\r\nc=IN IP4 0.0.0.0\r\na=ice-ufrag:EXFILTRATED\r\na=ice-pwd:aaaaaaaaaaaaaaaaaaaaaaaa\r\na=fingerprint:sha-256 ${fingerprint}\r\na=setup:active\r\na=mid:0\r\na=sctp-port:5000\r\na=candidate:1 1 udp 2122260223 127.0.0.1 ${to} typ host\r\n`,
        });
        // Long enough for the first checks of a path, which come every 50 ms.
        await new Promise((resolve) => setTimeout(resolve, 1500));
      } catch {
        // Refused, which is as well.
      }
      peer.close();
    }, port);
    listener.close();
    expect(heard).toHaveLength(0);
    const policies = await launched.app.evaluate(({ webContents }) =>
      webContents.getAllWebContents().map((contents) => contents.getWebRTCIPHandlingPolicy()),
    );
    expect(new Set(policies)).toEqual(new Set(['disable_non_proxied_udp']));
  });

  test('below the content policy, the session itself cancels what is not ours', async () => {
    const outcome = await launched.app.evaluate(async ({ BrowserWindow }) => {
      const session = BrowserWindow.getAllWindows()[0]?.webContents.session;
      return session?.fetch('https://example.com/').then(
        () => 'answered',
        () => 'refused',
      );
    });
    expect(outcome).toBe('refused');
  });
});

describe('our protocol', () => {
  const status = (target: string, method = 'GET') =>
    launched.app.evaluate(
      async ({ BrowserWindow }, [url, verb]) => {
        const session = BrowserWindow.getAllWindows()[0]?.webContents.session;
        const answer = await session?.fetch(url, { method: verb, bypassCustomProtocolHandlers: false });
        return answer?.status;
      },
      [target, method] as const,
    );

  test('serves its files', async () => {
    expect(await status('root-ledger://app/index.html')).toBe(200);
  });

  test.each([
    'root-ledger://app/../main/main.js',
    'root-ledger://app/%2e%2e/main/main.js',
    'root-ledger://app/..%2fmain/main.js',
    'root-ledger://app/..%5cmain%5cmain.js',
    'root-ledger://app/%2e%2e%2fmain%2fmain.js',
    'root-ledger://app/....//main/main.js',
    'root-ledger://app//etc/passwd',
    'root-ledger://app/%00/index.html',
    'root-ledger://app/assets/../../main/main.js',
    'root-ledger://app/../../package.json',
  ])('does not leave its folder for %s', async (target) => {
    expect(await status(target)).toBe(404);
  });

  test('answers GET only', async () => {
    expect(await status('root-ledger://app/index.html', 'POST')).toBe(405);
  });
});
