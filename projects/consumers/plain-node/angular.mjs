for (const name of ['@angular/core', '@ngrx/signals', 'rxjs', 'ngx-genesys-license']) {
  await import(name).then(
    () => console.log(`${name} was found`),
    () => undefined,
  );
}
console.log('none');
