assert new File(basedir, '.git').renameTo(new File(basedir, 'shallow.git'))
assert new File(basedir, 'whole.git').renameTo(new File(basedir, '.git'))
true
