"""Reductions for household help paid with PWA cheques or service vouchers."""

from grenswijzer.engine.rule import rule


@rule(
    level="adult",
    law="WIB 92 arts 145/21-145/22; KB/WIB 92 art. 63/10, 1°; brochure-2003 §2.5.6",
    start="2003-01-01",
    output=True,
)
def be_are_pwa_cheques_eligible(
    pwa_cheques_are_professional: bool,
    pwa_work_is_household_help: bool,
    pwa_work_is_under_pwa_contract: bool,
    pwa_has_certificate: bool,
) -> bool:
    """PWA cheques count for the reduction (PWA-cheques).

    No professional cost; paid to a local employment agency for work of an unemployed person under a PWA contract:
    help in the house, minding sick people or children, small garden work; with the certificate in the return.
    """
    work = pwa_work_is_household_help and pwa_work_is_under_pwa_contract
    return work and pwa_has_certificate and not pwa_cheques_are_professional


@rule(
    level="adult",
    law="KB/WIB 92 art. 63/10, 1°, a",
    unit="EUR/year",
    start="2003-01-01",
    when="be_are_pwa_cheques_eligible",
)
def be_pwa_expenses(pwa_cheques_bought: float, pwa_cheques_returned: float) -> float:
    """Nominal value of PWA cheques bought in one's own name in the year, less those given back in that year."""
    return max(0.0, pwa_cheques_bought - pwa_cheques_returned)


@rule(
    level="adult",
    law="WIB 92 arts 145/21-145/22; KB/WIB 92 art. 63/10, 2°; brochure-2003 Bijlage 1",
    start="2003-01-01",
    output=True,
)
def be_are_service_vouchers_eligible(
    service_vouchers_are_professional: bool,
    service_voucher_work_is_by_recognised_firm: bool,
    service_voucher_has_certificate: bool,
) -> bool:
    """Service vouchers count for the reduction (dienstencheques).

    No professional cost; household tasks, care of children or the old, and the like, by a recognised firm; with the
    certificate in the return.
    """
    work = service_voucher_work_is_by_recognised_firm and service_voucher_has_certificate
    return work and not service_vouchers_are_professional


@rule(
    level="adult",
    law="KB/WIB 92 art. 63/10, 2°, a",
    unit="EUR/year",
    start="2003-01-01",
    when="be_are_service_vouchers_eligible",
)
def be_service_voucher_expenses(service_vouchers_bought: float, service_vouchers_returned: float) -> float:
    """Purchase price of service vouchers bought in one's own name in the year, less what was paid back in it."""
    return max(0.0, service_vouchers_bought - service_vouchers_returned)


@rule(
    level="adult",
    law="WIB 92 arts 145/21 and 145/23",
    unit="EUR/year",
    start="2003-01-01",
    end="2013-12-31",
    output=True,
)
def be_counted_pwa_expenses(be_pwa_expenses: float, be_voucher_maximum: float) -> float:
    """PWA cheques that count: first under the common maximum, because their rate is never lower."""
    return min(be_pwa_expenses, be_voucher_maximum)


@rule(
    level="adult",
    law="WIB 92 arts 145/21 and 145/23",
    unit="EUR/year",
    start="2003-01-01",
    end="2013-12-31",
    output=True,
)
def be_counted_service_voucher_expenses(
    be_service_voucher_expenses: float, be_counted_pwa_expenses: float, be_voucher_maximum: float
) -> float:
    """Service vouchers that count: what the PWA cheques leave of the common maximum."""
    return min(be_service_voucher_expenses, be_voucher_maximum - be_counted_pwa_expenses)
