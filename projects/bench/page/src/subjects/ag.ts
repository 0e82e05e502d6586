import { Component } from '@angular/core';
import { AgGridAngular } from 'ag-grid-angular';
import { AllCommunityModule, ModuleRegistry, type ColDef, type GridApi } from 'ag-grid-community';
import { benchUsers, type BenchUser } from '../bench-users';
import type { Subject } from '../subject';

ModuleRegistry.registerModules([AllCommunityModule]);
let api: GridApi<BenchUser> | undefined;

/** AG Grid Community with its defaults; licenses as chips by a renderer of plain elements, its fastest kind. */
@Component({
  selector: 'bench-page',
  imports: [AgGridAngular],
  template: `
    <ag-grid-angular
      style="height: 562px"
      [rowData]="rows"
      [columnDefs]="columns"
      [rowHeight]="40"
      [getRowId]="idOf"
      (gridReady)="ready($event)"
    />
  `,
})
class AgGridTable {
  protected readonly rows = benchUsers.rows;
  protected readonly columns: ColDef<BenchUser>[] = [
    { field: 'name', flex: 1 },
    { field: 'email', flex: 1 },
    { field: 'id', hide: true },
    {
      field: 'licenses',
      flex: 2,
      cellRenderer: ({ value }: { readonly value: readonly string[] }) => {
        const cell = document.createElement('span');
        for (const license of value) {
          const chip = document.createElement('span');
          chip.textContent = license;
          chip.style.cssText = 'padding: 2px 8px; border: 1px solid silver; border-radius: 99px';
          cell.append(chip);
        }
        return cell;
      },
    },
  ];

  protected idOf({ data }: { readonly data: BenchUser }): string {
    return data.id;
  }

  protected ready({ api: given }: { readonly api: GridApi<BenchUser> }): void {
    api = given;
  }
}

export const ag: Subject = {
  component: AgGridTable,
  scroller: '.ag-body-viewport, .ag-grid-viewport',
  row: '.ag-row',
  sort(by, isDescending) {
    const state = [{ colId: by, sort: isDescending ? ('desc' as const) : ('asc' as const) }];
    api?.applyColumnState({ state, defaultState: { sort: null } });
  },
  filter(text) {
    api?.setGridOption('quickFilterText', text);
  },
};
