import dev.mlmethods.regression.maven.it.BuildLog

def (first, missing, accept, misspelt, all, again, stale, allowed, fast, late, resumed, acceptedRest, regressed, failing, bound) = BuildLog.of(basedir)
def page = new File(basedir, 'target/regression/verdicts.html')

// With two threads, each line names its module.
first.hasLike(/\[houses@big\] Epoch 5\/5, loss .*/)
        .hasLike(/\[houses@small\] Epoch 5\/5, loss .*/)
        .hasLike(/\[cars\] Epoch 5\/5, loss .*/)
        .has('[flats] Skipped: skip is true in <configuration> of the POM.')
        .hasLike(/\[houses@big\] No baseline\. .* Run mvn regression:accept@big -pl houses to make this evaluation the baseline\./)
        .has('[three-modules] Verdicts of 4 models: 2 no baseline, 1 missing, 1 skipped.')
        .hasWarning('[three-modules] 1 of 4 models has no verdict that counts:')
assert first.failure('evaluate').startsWith('A threshold is not met: test.r2 is ')

def rebuild = '\nBuild all modules with mvn verify --fail-at-end, and aggregate again; -Dregression.failOnStale=false lets this pass.'
missing.has('Verdicts of 4 models: 2 no baseline, 1 missing, 1 skipped.')
        .has("Page: $page")
        .hasFailure('aggregate', '1 of 4 models has no verdict that counts:\n' +
                "- cars: There is no verdict in cars/target/regression: the check has not run, or it failed before it had one.$rebuild")

accept.has('--- accept @ houses@big ---')
        .has('Accepted as the baseline: big.json and its rows beside it. Commit both.')
        .has('Accepted as the baseline: small.json and its rows beside it. Commit both.')
        .has('--- accept @ flats ---')
        .has('Skipped: skip is true in <configuration> of the POM.')
        .has('Called accept for houses@big, houses@small, flats.')
assert ['big', 'small'].every { new File(basedir, "houses/${it}.json").exists() }
misspelt.hasFailure('accept', "No selected module has an execution 'smal' of this plugin; did you mean @small?")

all.hasLike(/\[houses@big\] Identical\. .*/)
        .hasLike(/\[cars\] No baseline\. .*/)
        .has('[three-modules] Verdicts of 4 models: 2 identical, 1 no baseline, 1 skipped.')
        .has("[three-modules] Page: $page")

assert again.failure('evaluate').startsWith('A threshold is not met: test.r2 is ')
def left = 'cars: The verdict is from an earlier build: the last one did not get to this check.'
stale.hasFailure('aggregate', "1 of 4 models has no verdict that counts:\n- $left$rebuild")
allowed.hasWarning('1 of 4 models has no verdict that counts:').hasWarning("- $left")
def cells = (page.getText('UTF-8') =~ '<t[dh][^>]*>(.*?)</t[dh]>').collect { it[1] }
assert cells.containsAll(['houses@big', 'houses@small', 'cars', 'flats', 'passes', 'stale', 'skipped'])
allowed.has('flats: The check is configured to be skipped.')

def noInput = 'input is missing; give the CSV file with the rows to predict with -Dregression.input, or a query for them with -Dregression.inputQuery.'
fast.hasFailure('predict', "In houses@big: $noInput Not called after that: houses@small, cars, flats.")
late.hasFailure('predict', "In houses@big: $noInput\nIn houses@small: $noInput\nIn cars: $noInput")

// Maven calls the goal in the first module that is left.
resumed.hasLike(/(\[cars\] )?No baseline\. .*/)
        .has('Verdicts of 2 models: 1 no baseline, 1 skipped.')
        .has("Page: ${new File(basedir, 'cars/target/regression/verdicts.html')}")
        .hasWarning('Not on the page, because their modules are not selected: houses@big, houses@small. ' +
                'Without -pl and -rf, aggregate reads the verdicts of all modules.')
acceptedRest.has('Called accept for cars, flats.')

def verdict = regressed.failure('check')
assert verdict.startsWith('Regressed. test.rmse is ')
failing.hasFailure('aggregate', "1 of 2 models fails:\n- cars: $verdict\n-Dregression.failOnVerdict=false lets this pass.")

bound.hasFailure('aggregate', 'aggregate is bound to the phase verify of three-modules, which is built before houses@big, houses@small, cars,' +
        " flats, so their verdicts don't exist yet. Bind it in a module that is built last, or call it after verify on the command line.")
return true
