/** No page gets a permission. */
import type { Session } from 'electron';

/**
 * SECURITY: Electron grants every permission (camera, location, notifications, clipboard reading, …) unless told otherwise.
 * The window needs none: files, clipboard and notifications go through main.
 */
export function denyPermissions(session: Session): void {
  session.setPermissionRequestHandler((_contents, _permission, grant) => grant(false));
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
  session.setDisplayMediaRequestHandler((_request, grant) => grant({}));
  session.setUSBProtectedClassesHandler(({ protectedClasses }) => protectedClasses);
  session.on('select-hid-device', (event) => event.preventDefault());
  session.on('select-serial-port', (event) => event.preventDefault());
  session.on('select-usb-device', (event) => event.preventDefault());
}
