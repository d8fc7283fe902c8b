/** Who is named in the log of changes: the person who is logged in to this computer. */
import { userInfo } from 'node:os';

/** The login name; `otherwise` where the system does not tell it. */
export function operator(otherwise = 'unknown user'): string {
  try {
    return userInfo().username;
  } catch {
    return otherwise;
  }
}
