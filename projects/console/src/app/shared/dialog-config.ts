import { DialogConfig, type DialogRef } from '@angular/cdk/dialog';

/** The CDK's configuration is a class with defaults: these options on top of them. */
export function dialogConfig<Data, Result, Screen>(
  options: Partial<DialogConfig<Data, DialogRef<Result, Screen>>>,
): DialogConfig<Data, DialogRef<Result, Screen>> {
  return Object.assign(new DialogConfig<Data, DialogRef<Result, Screen>>(), options);
}
