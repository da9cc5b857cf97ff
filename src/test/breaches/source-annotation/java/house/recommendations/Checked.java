package house.recommendations;

@house.billing.Audited
class Checked {}
