/**
 * Which hosts are this machine. Only those may be asked without encryption.
 *
 * An address is judged by itself: 127.0.0.0/8 and ::1 are this machine, 0.0.0.0 is not (what answers there may be anybody).
 * `localhost` and names below it are this machine by custom only, since a name server may say otherwise: they pass here, and
 * every address that they turn out to have is looked at before anything is sent to it (`loopbackLookup`).
 */
import { lookup as systemLookup } from 'node:dns';
import { BlockList, isIP, type LookupFunction } from 'node:net';
import { RefusedRequest } from './refused.ts';

const LOOPBACK = new BlockList();
LOOPBACK.addSubnet('127.0.0.0', 8, 'ipv4');
LOOPBACK.addAddress('::1', 'ipv6');

export function isLoopbackAddress(address: string): boolean {
  const family = isIP(address);
  return family !== 0 && LOOPBACK.check(address, family === 4 ? 'ipv4' : 'ipv6');
}

/** May this host be asked without encryption, if every address of it is one of this machine? */
export function mayBeLoopback(hostname: string): boolean {
  const name = hostname.toLowerCase().replace(/^\[|\]$/g, '');
  if (isIP(name) !== 0) return isLoopbackAddress(name);
  return name === 'localhost' || name.endsWith('.localhost');
}

/** Resolves names for unencrypted requests; refuses a name that has any address elsewhere. */
export function loopbackLookup(resolve: typeof systemLookup = systemLookup): LookupFunction {
  return (hostname, options, callback) => {
    resolve(hostname, { ...options, all: true }, (error, addresses) => {
      if (error) return callback(error, '', 0);
      const [first] = addresses;
      if (first === undefined || addresses.some(({ address }) => !isLoopbackAddress(address)))
        return callback(new RefusedRequest(`${hostname} is not this machine.`), '', 0);
      if (options.all === true) return callback(null, addresses);
      callback(null, first.address, first.family);
    });
  };
}
