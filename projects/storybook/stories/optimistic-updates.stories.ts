import type { Meta, StoryObj } from '@storybook/angular-vite';
import { LicenseEmulatorControl } from 'ngx-genesys-license/testing';
import { expect, userEvent, waitFor, within } from 'storybook/test';
import { OptimisticDemonstration } from '../src/demonstration/optimistic-demonstration';
import { onShow } from '../src/on-emulator';

const meta: Meta<OptimisticDemonstration> = {
  title: 'Demonstrations/Optimistic updates',
  component: OptimisticDemonstration,
  tags: ['!autodocs'],
  globals: { users: 3 },
};
export default meta;

type Story = StoryObj<OptimisticDemonstration>;

/** Three seconds a request, to see each step. */
export const SlowedDown: Story = { args: { latency: 3000 } };

export const Confirmed: Story = {
  play: async ({ canvasElement }) => {
    const cell = await within(canvasElement).findAllByRole('button');
    await userEvent.click(cell[0] as HTMLElement);
    await onShow(LicenseEmulatorControl).settled();
    await waitFor(() => expect(cell[0]).toHaveTextContent('settled'));
  },
};

export const Refused: Story = {
  play: async ({ canvasElement }) => {
    const canvas = within(canvasElement);
    const [cell] = await canvas.findAllByRole('button');
    await userEvent.click(canvas.getByLabelText('is refused'));
    await userEvent.click(cell as HTMLElement);
    await waitFor(() => expect(cell).toHaveTextContent('failed'));
  },
};
