package house.scheduling;

import dev.tandem.testing.ModuleTest;

@ModuleTest
class SchedulingTests {}
